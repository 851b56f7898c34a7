import { checkBaseUrl } from '../base-url.ts';
import { placeError } from '../error/chatelaine-error.ts';
import { wait } from '../internal/guard.ts';
import { readEnv } from '../read-env.ts';
import type { MessagesOptions, SendOptions } from './options.ts';
import type { SentMessage } from './read-reply.ts';
import { repeatAfterMs } from './repeat-after.ts';
import { sendOnce } from './send-once.ts';

/** A text to a person. */
export interface TextMessage {
  /** The recipient's number with its country code; blanks and signs do not count. */
  to: string;
  /** Up to 4,096 characters. */
  body: string;
  /** Whether the first link gets a preview. */
  previewUrl?: boolean | undefined;
}

/** A template that Meta has approved for the number. */
export interface TemplateMessage {
  /** The recipient's number with its country code. */
  to: string;
  /** The template's name. */
  name: string;
  /** Its language, e.g. `en_GB`. */
  language: string;
  /** What is put into it, as the Cloud API wants it. */
  components?: readonly object[] | undefined;
}

/** Sends from the one number of a channel key. */
export interface Messages {
  /**
   * Sends a text.
   *
   * @throws {ApiError} when it was not taken, e.g. `revoked`, `rate_limited`, `message_refused`.
   * @throws {ConnectionError} when no answer came: the message may have been sent or not.
   * @example
   * const { id } = await messages.text({ to: '447700900999', body: 'Your table is ready.' });
   */
  text(message: TextMessage, options?: SendOptions): Promise<SentMessage>;
  /**
   * Sends a template, which may begin a conversation.
   *
   * @throws {ApiError} and `ConnectionError`, as `text` does.
   * @example
   * await messages.template({ to: '447700900999', name: 'table_ready', language: 'en_GB' });
   */
  template(message: TemplateMessage, options?: SendOptions): Promise<SentMessage>;
  /**
   * Sends any body of Meta's Cloud API, as it is.
   *
   * @throws {ApiError} and `ConnectionError`, as `text` does.
   * @example
   * const image = { link: 'https://app.example/menu.png' };
   * await messages.send({ messaging_product: 'whatsapp', to: '447700900999', type: 'image', image });
   */
  send(body: object, options?: SendOptions): Promise<SentMessage>;
}

/**
 * Makes a sender for the number of a channel key. It holds no connection: make one where you need it.
 *
 * A message is sent once. With an `idempotencyKey` it is tried again where it was surely not sent; after a timeout or a
 * 503 it may have been, so that is left to you.
 *
 * @throws {TypeError} when there is no address or it cannot be one, and in a browser, where every visitor could read the
 * key. Each call rejects with it when the key is no channel key.
 * @example
 * import { createMessages } from '@chatelaine/sdk/messages';
 *
 * const messages = createMessages({ key: secret }); // CHATELAINE_URL says where
 * const { id } = await messages.text({ to: '447700900999', body: 'Your table is ready.' });
 */
export function createMessages(options: MessagesOptions): Messages {
  if ('document' in globalThis)
    throw new TypeError('Send from your server: in a browser, visitors could read the key.');
  const url = `${checkBaseUrl(options.baseUrl ?? readEnv('CHATELAINE_URL'))}/messages`;
  const send = async (body: object, more: SendOptions = {}): Promise<SentMessage> => {
    const { idempotencyKey, maxRetries = 2, signal } = more;
    if (idempotencyKey !== undefined && !/^[ -~]{1,255}$/.test(idempotencyKey))
      throw new TypeError('An idempotency key has 1 to 255 printable ASCII characters.');
    const calledAt = new Error();
    for (let retriesLeft = idempotencyKey ? maxRetries : 0; ; retriesLeft--)
      try {
        return await sendOnce(url, JSON.stringify(body), { ...options, ...more });
      } catch (error) {
        const delayMs = retriesLeft > 0 ? repeatAfterMs(error, url) : undefined;
        if (delayMs === undefined) throw placeError(error, 'messages.send', calledAt);
        await wait(delayMs, signal);
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
