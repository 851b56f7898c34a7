import { createHmac } from 'node:crypto';
import type { WebhookKind } from '@chatelaine/shared';
import { standardKey } from './webhook-secret.ts';

/** One attempt to deliver, with everything that signs it. */
export interface ToSign {
  /** The id of the event. It is the same in every attempt. */
  id: string;
  /** The time of this attempt. */
  at: Date;
  /** The body exactly as it is sent. */
  body: string;
  /** The secrets that sign, the newest first. None for a webhook that was set before deliveries were signed. */
  secrets: readonly string[];
  /** The current platform secret of the partner that owns the webhook. Null when it has none. */
  platformSecret: string | null;
}

/**
 * Signs one attempt for all receivers that a kind of webhook may have. Standard Webhooks takes one signature for each
 * secret, so both secrets of a rotation sign. The other headers hold one value, so only the newest secret signs there.
 */
export function signedHeaders(kind: WebhookKind, signed: ToSign): Record<string, string> {
  return { ...standardHeaders(signed), ...OLDER_HEADERS[kind](signed) };
}

function standardHeaders({ id, at, body, secrets }: ToSign): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const content = `${id}.${timestamp}.${body}`;
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp };
  if (secrets.length === 0) return headers;
  const signatures = secrets.map((secret) => `v1,${hmac('sha256', standardKey(secret), content).toString('base64')}`);
  return { ...headers, 'webhook-signature': signatures.join(' ') };
}

/** The headers that receivers expect which were written for the compatible systems. */
const OLDER_HEADERS: Record<WebhookKind, (signed: ToSign) => Record<string, string>> = {
  client: ({ id, at, body, secrets: [secret] }) => ({
    'X-Webhook-Request-Id': id,
    'X-Webhook-Timestamp': String(at.getTime()),
    ...(secret !== undefined && {
      'X-Webhook-Hmac': hmac('sha512', secret, body).toString('hex'),
      'X-Webhook-Hmac-Algorithm': 'sha512',
    }),
  }),
  partner: ({ body, platformSecret }) => ({
    ...(platformSecret !== null && { 'x-360dialog-signature': hmac('sha256', platformSecret, body).toString('hex') }),
  }),
  channel: ({ body, secrets: [secret] }) => ({
    ...(secret !== undefined && { 'X-Hub-Signature-256': `sha256=${hmac('sha256', secret, body).toString('hex')}` }),
  }),
};

const hmac = (algorithm: string, key: string | Buffer, content: string): Buffer =>
  createHmac(algorithm, key).update(content).digest();
