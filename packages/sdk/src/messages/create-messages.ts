import { checkBaseUrl } from '../base-url.ts';
import { ApiError } from '../error/api-error.ts';
import { placeError } from '../error/chatelaine-error.ts';
import { ConnectionError } from '../error/connection-error.ts';
import { wait } from '../internal/guard.ts';
import { mayRetry, retryDelayMs } from '../internal/retry.rule.ts';
import { readEnv } from '../read-env.ts';
import type { MessagesOptions, SendOptions } from './options.ts';
import type { SentMessage } from './read-reply.ts';
import { sendOnce } from './send-once.ts';

/** A text for a person. */
export interface TextMessage {
  /** The recipient's number with its country code. Spaces and signs in the number are ignored. */
  to: string;
  /** The text of the message: up to 4,096 characters. */
  body: string;
  /** Whether the recipient sees a preview of the first link in the text. */
  previewUrl?: boolean | undefined;
}

/** A template that Meta has approved for the number. */
export interface TemplateMessage {
  /** The recipient's number with its country code. */
  to: string;
  /** The name of the template. */
  name: string;
  /** The language of the template, e.g. `en_GB`. */
  language: string;
  /** The values of the template, in the format of the Cloud API. */
  components?: readonly object[] | undefined;
}

/** Sends messages from the one number of a channel key. */
export interface Messages {
  /**
   * Sends a text.
   *
   * @throws {ApiError} when the message was refused, e.g. `revoked`, `rate_limited`, `message_refused`.
   * @throws {ConnectionError} when there was no answer, so nobody knows whether the message was sent. If the call
   * had an `idempotencyKey`, you can safely send the message again with the same `idempotencyKey`.
   * @example
   * const { id } = await messages.text({ to: '447700900999', body: 'Your table is ready.' });
   */
  text(message: TextMessage, options?: SendOptions): Promise<SentMessage>;
  /**
   * Sends a template. A template, unlike a text, may start a conversation.
   *
   * @throws {ApiError} and `ConnectionError`, as `text` does.
   * @example
   * await messages.template({ to: '447700900999', name: 'table_ready', language: 'en_GB' });
   */
  template(message: TemplateMessage, options?: SendOptions): Promise<SentMessage>;
  /**
   * Sends any body of Meta's Cloud API unchanged.
   *
   * @throws {ApiError} and `ConnectionError`, as `text` does.
   * @example
   * const image = { link: 'https://app.example/menu.png' };
   * await messages.send({ messaging_product: 'whatsapp', to: '447700900999', type: 'image', image });
   */
  send(body: object, options?: SendOptions): Promise<SentMessage>;
}

/**
 * Makes a sender for the number of a channel key. The sender has no connection, so you can create a sender wherever you
 * need it.
 *
 * Without an `idempotencyKey` a message is tried once. With an `idempotencyKey` the message is tried again after any
 * failure that may be temporary, also after a lost answer: for 24 hours the server sends one message per idempotency
 * key and repeats the first answer.
 *
 * @throws {TypeError} when the address is missing or invalid, and in a browser, where every visitor could read the key.
 * Each call rejects with a `TypeError` when the key is not a channel key.
 * @example
 * import { createMessages } from '@chatelaine/sdk/messages';
 *
 * const messages = createMessages({ key: secret }); // CHATELAINE_URL has the address
 * const { id } = await messages.text({ to: '447700900999', body: 'Your table is ready.' });
 */
export function createMessages(options: MessagesOptions): Messages {
  if ('document' in globalThis)
    throw new TypeError('Send from your server: in a browser, visitors could read the key.');
  const url = `${checkBaseUrl(options.baseUrl ?? readEnv('CHATELAINE_URL'))}/messages`;
  const send = async (body: object, more: SendOptions = {}): Promise<SentMessage> => {
    const { idempotencyKey, maxRetries = 2, timeoutMs = options.timeoutMs, signal } = more;
    if (idempotencyKey !== undefined && !/^[ -~]{1,255}$/.test(idempotencyKey))
      throw new TypeError('An idempotency key has 1 to 255 printable ASCII characters.');
    const calledAt = new Error();
    const tries = idempotencyKey ? maxRetries + 1 : 1;
    for (let attempt = 1; ; attempt++)
      try {
        return await sendOnce(url, JSON.stringify(body), { ...options, ...more, timeoutMs });
      } catch (error) {
        const isFailure = error instanceof ApiError || error instanceof ConnectionError;
        if (!isFailure || attempt >= tries || !mayRetry(error)) throw placeError(error, 'messages.send', calledAt);
        await wait(retryDelayMs(error, attempt, Math.random()), signal);
      }
  };
  const sendTo = (to: string, type: string, content: object, more?: SendOptions) =>
    send({ messaging_product: 'whatsapp', to, type, [type]: content }, more);
  return {
    send,
    text: ({ to, body, previewUrl }, more) => sendTo(to, 'text', { body, preview_url: previewUrl }, more),
    template: ({ to, name, language, components }, more) =>
      sendTo(to, 'template', { name, language: { code: language }, components }, more),
  };
}
