import type { PartnerWebhookEvent } from '@chatelaine/shared';
import { readHeader, type WebhookRequestHeaders } from './read-header.ts';
import { type Bytes, bytesOf, type RawBody, signedContent } from './signed-content.ts';
import { WebhookError } from './webhook-error.ts';
import { fromBase64, importKey, readSecret } from './webhook-key.ts';

/** The secrets and the tolerance for {@link verifyWebhook}. */
export interface VerifyWebhookOptions {
  /**
   * The secret, with or without `whsec_`. Pass several secrets while you change the secret: one matching secret is
   * enough.
   */
  secret: string | readonly string[];
  /**
   * The maximum difference in seconds between `webhook-timestamp` and this machine's clock, in either direction.
   * Default 300.
   */
  toleranceSec?: number | undefined;
}

/**
 * Verifies a webhook by [Standard Webhooks](https://www.standardwebhooks.com) and returns its event.
 *
 * Pass the body as it arrived: with Express use `express.raw({ type: 'application/json' })`, never `express.json()`. A
 * copy of the webhook that is sent again within the tolerance is valid too. An event keeps its `id`, so store the ids
 * that you have acted on. Only the first ten signatures of `webhook-signature` count.
 *
 * `event.subject` says what the event is about. More types may be added: give your `switch` over `event.type` a
 * `default`. The type of the event fits the webhooks of Chatelaine's partners; nothing of the body is checked but that it
 * is a JSON object.
 *
 * @throws {WebhookError} `missing_header`, `bad_signature`, `too_old`, `too_new`, `not_json`.
 * @throws {TypeError} when the secret is missing or not base64, or the body was parsed. These are mistakes in your
 * program.
 * @example
 * import { verifyWebhook } from '@chatelaine/sdk/webhooks';
 *
 * const event = await verifyWebhook(rawBody, request.headers, { secret });
 * const { channelId } = event.subject;
 * if (event.type === 'permission.withdrawn' && channelId) await forgetKey(channelId);
 */
export async function verifyWebhook(
  rawBody: RawBody,
  headers: WebhookRequestHeaders,
  options: VerifyWebhookOptions,
): Promise<PartnerWebhookEvent> {
  const body = bytesOf(rawBody);
  const secrets = [options.secret].flat().map(readSecret);
  // An empty list of secrets throws the same error as an invalid secret.
  if (!secrets[0]) readSecret('');
  const id = readHeader(headers, 'webhook-id');
  const timestamp = readHeader(headers, 'webhook-timestamp');
  const signatures = readHeader(headers, 'webhook-signature');
  if (!id || !timestamp || !signatures) throw new WebhookError('missing_header');
  if (!(await isSigned(signedContent(id, timestamp, body), signatures, secrets)))
    throw new WebhookError('bad_signature');
  // The time is checked after the signature, so `too_old` always means a real webhook.
  const age = Date.now() / 1000 - Number(timestamp);
  // The condition is negated, so that a timestamp that is not a number is refused.
  if (!(Math.abs(age) <= (options.toleranceSec ?? 300))) throw new WebhookError(age < 0 ? 'too_new' : 'too_old');
  return parseEvent(body);
}

// A SHA-256 in base64 has 43 characters and one `=`. Chatelaine makes only signatures of version v1.
const SIGNATURE = /(?<![^\s,])v1,([\dA-Za-z+/]{43}=)(?![^\s,])/g;

async function isSigned(content: Bytes, header: string, secrets: readonly Bytes[]): Promise<boolean> {
  // The number of signatures is limited, because each signature costs a pass over the body and any sender can write
  // this header.
  const signatures = Array.from(header.matchAll(SIGNATURE), ([, text = '']) => fromBase64(text)).slice(0, 10);
  for (const secret of secrets) {
    const key = await importKey(secret, 'verify');
    for (const signature of signatures) if (await crypto.subtle.verify('HMAC', key, signature, content)) return true;
  }
  return false;
}

function parseEvent(body: Bytes): PartnerWebhookEvent {
  try {
    const event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (Object(event) === event && !Array.isArray(event)) return event;
  } catch {
    // The parser's error is dropped, also as a cause, because this error quotes the body.
  }
  throw new WebhookError('not_json');
}
