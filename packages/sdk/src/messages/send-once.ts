import { ConnectionError } from '../error/connection-error.ts';
import { codeOf, describeBreak } from '../internal/break.rule.ts';
import { guardAttempt } from '../internal/guard.ts';
import type { FetchInit, FetchLike, FetchResponse } from '../runtime.ts';
import type { MessagesOptions, SendOptions } from './options.ts';
import { readReply, type SentMessage } from './read-reply.ts';

/** Sends a body once and waits for the whole answer. */
export async function sendOnce(
  url: string,
  body: string,
  { key, fetch = globalThis.fetch, timeoutMs = 30_000, idempotencyKey, signal }: MessagesOptions & SendOptions,
): Promise<SentMessage> {
  const guard = guardAttempt(timeoutMs, signal);
  try {
    const secret = String(await guard.over(typeof key === 'function' ? key() : key)).trim();
    if (!/^wac_\w{38}$/.test(secret)) throw new TypeError('Messages need a channel key, which begins with wac_.');
    const headers: FetchInit['headers'] = { 'content-type': 'application/json', 'd360-api-key': secret };
    if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
    // Redirects are not followed, because a redirect could send the key to another host.
    const init: FetchInit = { method: 'POST', headers, body, signal: guard.signal, redirect: 'manual' };
    const [response, text] = await guard.over(exchange(fetch, url, init));
    return readReply(response, text);
  } finally {
    guard.release();
  }
}

async function exchange(fetch: FetchLike, url: string, init: FetchInit): Promise<[FetchResponse, string]> {
  try {
    const response = await fetch(url, init);
    return [response, await response.text()];
  } catch (cause) {
    if (cause instanceof ConnectionError) throw cause;
    throw new ConnectionError('connection', describeBreak(codeOf(cause), new URL(url)).sentence, cause);
  }
}
