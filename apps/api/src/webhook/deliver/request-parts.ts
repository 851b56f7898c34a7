import type { WebhookKind } from '@chatelaine/shared';
import { findPartner, openPlatformSecret } from '../../partner/index.ts';
import type { Work } from '../../platform/work.ts';
import { openWebhookSecrets } from '../secrets.ts';
import { withCustomHeaders } from '../sign/custom-headers.ts';
import { maskSecrets } from '../sign/mask-secrets.ts';
import { signedHeaders, type ToSign } from '../sign/signed-headers.ts';
import type { Claimed } from './claim.ts';

/** The decrypted secrets and custom headers of a webhook. */
export interface OpenedSecrets {
  secrets: string[];
  headers: Record<string, string>;
  platformSecret: string | null;
}

/** Decrypts what the requests of a webhook need. Null when something was encrypted with another ENCRYPTION_KEY. */
export async function openSecrets(work: Work, { endpoint, now }: Claimed): Promise<OpenedSecrets | null> {
  const partner = endpoint.kind === 'partner' ? await findPartner(work, endpoint.accountId) : null;
  try {
    const platformSecret = partner === null ? null : openPlatformSecret(work, partner);
    return { ...openWebhookSecrets(work, endpoint, now), platformSecret };
  } catch {
    return null;
  }
}

const OWN = { 'content-type': 'application/json', 'user-agent': 'Chatelaine-Webhooks/1' };

/** Makes the headers of one attempt. A custom header never replaces one of ours. */
export function requestHeaders(
  kind: WebhookKind,
  { secrets, headers, platformSecret }: OpenedSecrets,
  signed: Pick<ToSign, 'id' | 'at' | 'body'>,
): Record<string, string> {
  const own = { ...OWN, ...signedHeaders(kind, { ...signed, secrets, platformSecret }) };
  return withCustomHeaders(own, headers);
}

const ANSWER_LENGTH = 1_024;
// PostgreSQL stores no text with a NUL, nor half of a pair of surrogates.
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Returns the start of an answer for the log, without the secrets that the receiver may have repeated. */
export function shownAnswer(answer: string | null, opened: OpenedSecrets): string | null {
  if (answer === null) return null;
  const { secrets, headers, platformSecret } = opened;
  const known = [...secrets, ...Object.values(headers), ...(platformSecret === null ? [] : [platformSecret])];
  return maskSecrets(answer, known).slice(0, ANSWER_LENGTH).replace(UNSTORABLE, '\uFFFD');
}
