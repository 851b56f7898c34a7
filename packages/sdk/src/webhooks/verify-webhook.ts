import type { ChatelaineEvent } from '@chatelaine/shared';
import { readHeader, type WebhookRequestHeaders } from './read-header.ts';
import { type Bytes, bytesOf, type RawBody, signedContent } from './signed-content.ts';
import { WebhookError } from './webhook-error.ts';
import { fromBase64, importKey, readSecret } from './webhook-key.ts';

/** What a webhook is verified against. */
export interface VerifyWebhookOptions {
  /** With or without `whsec_`. Several while you change it: one that fits is enough. */
  secret: string | readonly string[];
  /** How far `webhook-timestamp` may be from this machine's clock, in both directions. Default 300. */
  toleranceSec?: number | undefined;
}

/**
 * Verifies a webhook by [Standard Webhooks](https://www.standardwebhooks.com) and gives its event.
 *
 * Pass the body as it came: with Express `express.raw({ type: 'application/json' })`, never `express.json()`. A copy
 * that is sent again within the tolerance is as good as the first; the same event keeps its `id`, so remember the ids
 * that you have acted on. Of `webhook-signature` the first ten signatures count.
 *
 * New event types may come: give your `switch` over `event.type` a `default`.
 *
 * @throws {WebhookError} `missing_header`, `bad_signature`, `too_old`, `too_new`, `not_json`.
 * @throws {TypeError} when the secret is missing or not base64, or the body was parsed: mistakes of this program.
 * @example
 * import { verifyWebhook } from '@chatelaine/sdk/webhooks';
 *
 * const event = await verifyWebhook(rawBody, request.headers, { secret });
 * if (event.type === 'permission.withdrawn' && event.channelId) await forgetKey(event.channelId);
 */
export async function verifyWebhook(
  rawBody: RawBody,
  headers: WebhookRequestHeaders,
  options: VerifyWebhookOptions,
): Promise<ChatelaineEvent> {
  const body = bytesOf(rawBody);
  const secrets = [options.secret].flat().map(readSecret);
  // No secret at all is the same mistake as one that is none.
  if (!secrets[0]) readSecret('');
  const id = readHeader(headers, 'webhook-id');
  const timestamp = readHeader(headers, 'webhook-timestamp');
  const signatures = readHeader(headers, 'webhook-signature');
  if (!id || !timestamp || !signatures) throw new WebhookError('missing_header');
  if (!(await isSigned(signedContent(id, timestamp, body), signatures, secrets)))
    throw new WebhookError('bad_signature');
  // After the signature, so that `too_old` speaks of a real webhook.
  const age = Date.now() / 1000 - Number(timestamp);
  // Asked this way round, what is not a number lets nothing pass.
  if (!(Math.abs(age) <= (options.toleranceSec ?? 300))) throw new WebhookError(age < 0 ? 'too_new' : 'too_old');
  return parseEvent(body);
}

// A SHA-256 in base64 has 43 characters and one `=`. Versions other than v1 are not ours.
const SIGNATURE = /(?<![^\s,])v1,([\dA-Za-z+/]{43}=)(?![^\s,])/g;

async function isSigned(content: Bytes, header: string, secrets: readonly Bytes[]): Promise<boolean> {
  // Each costs a pass over the body, and strangers write this header.
  const signatures = Array.from(header.matchAll(SIGNATURE), ([, text = '']) => fromBase64(text)).slice(0, 10);
  for (const secret of secrets) {
    const key = await importKey(secret, 'verify');
    for (const signature of signatures) if (await crypto.subtle.verify('HMAC', key, signature, content)) return true;
  }
  return false;
}

function parseEvent(body: Bytes): ChatelaineEvent {
  try {
    const event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (Object(event) === event && !Array.isArray(event)) return event;
  } catch {
    // A parser's own error quotes the text: it is not kept, not even as a cause.
  }
  throw new WebhookError('not_json');
}
