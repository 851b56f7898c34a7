import { bytesOf, type RawBody, signedContent } from './signed-content.ts';
import { importKey, readSecret } from './webhook-key.ts';

/** The three headers of Standard Webhooks. */
export type SignedHeaders = {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
};

/**
 * Signs a webhook as Chatelaine would, to test your handler. Returns the headers to send with the body.
 *
 * @param secret base64, with or without `whsec_`, as you give it to `verifyWebhook`.
 * @param at the time of the signature. Default: now. With a time six minutes ago, `verifyWebhook` throws `too_old`.
 * @throws {TypeError} when the secret is missing or not base64.
 * @example
 * import { signWebhook } from '@chatelaine/sdk/testing';
 *
 * const headers = await signWebhook(rawBody, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
 * await fetch('http://localhost:3000/webhooks', { method: 'POST', headers, body: rawBody });
 */
export async function signWebhook(rawBody: RawBody, secret: string, at: Date = new Date()): Promise<SignedHeaders> {
  const id = `msg_${crypto.randomUUID().replaceAll('-', '')}`;
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = await importKey(readSecret(secret), 'sign');
  const signed = await crypto.subtle.sign('HMAC', key, signedContent(id, timestamp, bytesOf(rawBody)));
  const signature = `v1,${btoa(String.fromCharCode(...new Uint8Array(signed)))}`;
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
}
