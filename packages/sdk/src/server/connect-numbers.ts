import type { ChannelId, CreatedChannelKey } from '@chatelaine/shared';
import { createEntries } from './entries.ts';
import { createKeys } from './keys.ts';
import type { NumbersOptions, QuestionOptions } from './options.ts';
import { createQuestions, type StartedQuestion } from './question.ts';
import { headerOf, type IncomingRequest, type NodeResponse, type RuntimeResponse } from './request.ts';
import { createSync, type Kept, type SyncReport } from './sync.ts';
import { type TakenAnswer, takeAnswer } from './take-answer.ts';

/** Starts a question (a permission request to a client), and answers the HTTP request of the visitor's browser. */
export interface Ask<R> {
  /** Returns the `Response`, for frameworks with Fetch's `Request`. */
  (request: R, options?: QuestionOptions): Promise<RuntimeResponse>;
  /** Writes the response of Express or of `node:http`, and ends it. */
  (request: R, response: NodeResponse, options?: QuestionOptions): Promise<void>;
}

/** The numbers that your clients connect, and the secrets of their keys. */
export interface Numbers<R extends IncomingRequest> {
  /**
   * Starts a question and sends the visitor's browser to the consent page. One route of yours is enough for pages and
   * scripts. A browser that opens the route as a page (with a link or a form) is redirected in its tab. A script gets
   * `{ url }` as JSON, for the button of `@chatelaine/onboarding-widget`, which opens this URL in a window.
   *
   * @throws {NumbersError} `not_signed_in`.
   * @throws {ApiError} as `onboarding.start` does, e.g. `redirect_not_allowed`.
   * @example
   * app.all('/connect', (request, response) => numbers.ask(request, response)); // Express
   */
  ask: Ask<R>;
  /**
   * Starts a question, but does not answer the HTTP request: your own code sends the browser to `url`. Send `cookie`
   * with your response as a header `Set-Cookie`: without the cookie, no browser can bring the client's answer.
   *
   * @throws {NumbersError} `not_signed_in`.
   * @throws {ApiError} as `onboarding.start` does.
   * @example
   * const { url, cookie } = await numbers.start(request, { note: '/inbox' });
   */
  start(request: R, options?: QuestionOptions): Promise<StartedQuestion>;
  /**
   * Takes the answer that a browser brings: at the redirect URL, or with the `state` that the button gave to your page.
   *
   * The state must belong to a question of this browser, and the signed-in account must be the account that asked. Then
   * the answer is read from Chatelaine; the ids in the address are ignored. The first request with an answer stores the
   * numbers and makes their keys. Later requests get the same answer with `isFirst: false`, and change nothing. Two
   * requests with the same answer may come at once, one from your page and one from the redirect URL: only one of them
   * is the first.
   *
   * `status` is `open` when there is no answer, or the answer could not be saved: offer the visitor to ask again.
   *
   * @param state the `state` in an event of the button on your page. Leave `state` out when the URL of the request has
   * a `state` in its query.
   * @throws {NumbersError} `no_cookie`, `wrong_state`, `not_signed_in`, `other_account`. Nothing was changed.
   * @throws {ApiError} or `ConnectionError` when the answer could not be read from Chatelaine. The answer is not lost:
   * the browser can open the same return address again.
   * @example
   * app.get('/whatsapp', async (request, response) => {
   *   const { status, shared } = await numbers.takeAnswer(request);
   *   response.send(`${status}: ${shared.length} numbers`);
   * });
   */
  takeAnswer(request: R, state?: string): Promise<TakenAnswer>;
  /**
   * Lists the connected numbers of an account. A number whose permission has ended is in the list until the next
   * `sync`.
   *
   * @example
   * const [channelId] = await numbers.list('account-1');
   */
  list(account: string): Promise<ChannelId[]>;
  /**
   * Returns the secret of the key with which an account sends messages from its number. Makes a key when the number has
   * no key yet.
   *
   * @throws {NumbersError} `not_yours`, also for a number that does not exist; `key_ended` when somebody revoked,
   * replaced or rotated the key of the number, or the key has expired; `no_key` when you make keys yourself; `busy`.
   * @throws {ApiError} as `channelKeys.create` does, e.g. `permission_missing`, `channel_not_running`.
   * @example
   * const secret = await numbers.secretFor('account-1', channelId);
   */
  secretFor(account: string, channelId: ChannelId): Promise<string>;
  /**
   * Returns the secret of a number as `secretFor` does, but makes a new key even when somebody ended the number's last
   * key. Let a person decide whether to call this method, because a new key ends the other keys of the number.
   *
   * @throws {NumbersError} and `ApiError` as `secretFor` does, but never `key_ended`.
   * @example
   * const secret = await numbers.makeKey('account-1', channelId);
   */
  makeKey(account: string, channelId: ChannelId): Promise<string>;
  /**
   * Stores the secret of a key that you made or rotated yourself. This secret replaces the stored secret of the number.
   *
   * @example
   * await numbers.storeKey(await chatelaine.channelKeys.rotate(key.id, { overlap: '1h' }));
   */
  storeKey(key: CreatedChannelKey): Promise<void>;
  /**
   * Updates the stored numbers and keys from Chatelaine. It deletes from the store the keys that were revoked and the
   * numbers whose permission has ended. It makes keys for numbers that began to run, and for numbers that a client
   * shared without a question from a visitor. Call `sync` when a webhook brings an event, at once when a message was
   * refused with `revoked`, and once an hour. Without a webhook, call it every minute.
   *
   * The first call, and then one call an hour, checks everything. The other calls check only the numbers that have a
   * new event. Several processes may call `sync` at once.
   *
   * @throws {ApiError} or `ConnectionError`. The next call does the same checks again, so no change is lost.
   * @example
   * setInterval(() => numbers.sync().catch(console.error), 3_600_000); // the handler of webhooks calls it too
   */
  sync(): Promise<SyncReport>;
}

/**
 * Asks clients for permission on their numbers, takes their answers, and stores the keys.
 *
 * The functions work with Fetch's `Request` and with Express or `node:http`. A cookie and a `state` connect every
 * question with the browser that asked; only the browser that answers gets the `state` back. The question also belongs
 * to the account that was signed in. So nobody can send the address of their own question to another person and get
 * that person's numbers.
 *
 * Only `secretFor` and `makeKey` return secrets. No URL, error or log has a secret.
 *
 * @throws {TypeError} for an invalid redirect URL.
 * @example
 * import { Chatelaine } from '@chatelaine/sdk';
 * import { connectNumbers, memoryStore } from '@chatelaine/sdk/server';
 *
 * const numbers = connectNumbers({
 *   chatelaine: new Chatelaine(),
 *   redirectUrl: 'https://app.example/whatsapp',
 *   store: memoryStore(), // replace it: use a table in your database
 *   account: (request: Request) => request.headers.get('x-account'), // replace it: use your session
 *   key: { name: 'Prod server' },
 * });
 */
export function connectNumbers<R extends IncomingRequest>(options: NumbersOptions<R>): Numbers<R> {
  const { start, find } = createQuestions(options);
  const entries = createEntries(options.store);
  const keys = createKeys(options, entries);
  const kept: Kept = { entries, keys };
  const ask = async (request: R, second?: NodeResponse | QuestionOptions, third?: QuestionOptions) => {
    const response = second && 'end' in second ? second : undefined;
    const { url, cookie } = await start(request, response ? third : (second as QuestionOptions | undefined));
    const body = JSON.stringify({ url });
    // A browser that opens a page sends `text/html` in the header `accept`. A script does not, unless it sets `accept`.
    const status = headerOf(request, 'accept').includes('text/html') ? 303 : 200;
    const headers = {
      'set-cookie': cookie,
      location: url,
      'content-type': 'application/json',
      'cache-control': 'no-store',
    };
    if (!response) return new Response(body, { status, headers });
    response.statusCode = status;
    // The headers are appended, not replaced, because earlier code may already have set a cookie on this response.
    for (const [name, value] of Object.entries(headers)) response.appendHeader(name, value);
    return response.end(body);
  };
  return {
    start,
    // One function implements the two signatures of `Ask`.
    ask: ask as Ask<R>,
    takeAnswer: async (request, state) => takeAnswer(options, { entries, keys }, await find(request, state)),
    list: async (account) => [...new Set((await entries.numbers(account)).map(({ channelId }) => channelId))],
    secretFor: (account, channelId) => keys.secretOf(account, channelId),
    makeKey: (account, channelId) => keys.secretOf(account, channelId, true),
    storeKey: entries.saveKey,
    sync: createSync(options, kept),
  };
}
