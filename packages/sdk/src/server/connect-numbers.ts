import type { ChannelId, CreatedChannelKey } from '@chatelaine/shared';
import { createEntries } from './entries.ts';
import { createKeys } from './keys.ts';
import type { NumbersOptions, QuestionOptions } from './options.ts';
import { createQuestions, type StartedQuestion } from './question.ts';
import { headerOf, type IncomingRequest, type NodeResponse, type RuntimeResponse } from './request.ts';
import { createSync, type Kept, type SyncReport } from './sync.ts';
import { type TakenAnswer, takeAnswer } from './take-answer.ts';

/** Answers a request with a question that was just started. */
export interface Ask<R> {
  /** Gives the `Response` to return, as frameworks with Fetch's `Request` want it. */
  (request: R, options?: QuestionOptions): Promise<RuntimeResponse>;
  /** Writes the response of Express or of `node:http`, and ends it. */
  (request: R, response: NodeResponse, options?: QuestionOptions): Promise<void>;
}

/** The numbers that your customers connect, and the secrets of their keys. */
export interface Numbers<R extends IncomingRequest> {
  /**
   * Starts a question and leads the browser to it, from one route for both ways to ask: a page that is opened (a link, a
   * form) is redirected, in its tab; a script is given `{ url }` as JSON, for the button of
   * `@chatelaine/onboarding-widget`, which opens a window.
   *
   * @throws {NumbersError} `not_signed_in`.
   * @throws {ApiError} as `onboarding.start` does, e.g. `redirect_not_allowed`.
   * @example
   * app.all('/connect', (request, response) => numbers.ask(request, response)); // Express
   */
  ask: Ask<R>;
  /**
   * Starts a question, and leaves the answering to you. Send `cookie` as a header `Set-Cookie`: without it nobody can
   * bring the answer.
   *
   * @throws {NumbersError} `not_signed_in`.
   * @throws {ApiError} as `onboarding.start` does.
   * @example
   * const { url, cookie } = await numbers.start(request, { note: '/inbox' });
   */
  start(request: R, options?: QuestionOptions): Promise<StartedQuestion>;
  /**
   * Takes the answer that a browser brings: at the redirect URL, or by the `state` that a page of yours was told.
   *
   * The state is compared with what this very browser asked, and the account with the one that asked. Then Chatelaine
   * says what was answered; the ids in the address are not read. The first request that brings an answer notes the
   * numbers and makes their keys. Any later one is told the same, with `isFirst: false`, and changes nothing. Both may
   * come at once, from the page and from the redirect URL.
   *
   * `status` is `open` when nothing was answered, or the answer could not be saved: offer to ask again.
   *
   * @param state only where no address has it: the `state` of an event of the button.
   * @throws {NumbersError} `no_cookie`, `wrong_state`, `not_signed_in`, `other_account`. Nothing was changed.
   * @throws {ApiError} or `ConnectionError` when Chatelaine did not say what was answered. The answer is not lost: the
   * same address can be opened again.
   * @example
   * app.get('/whatsapp', async (request, response) => {
   *   const { status, shared } = await numbers.takeAnswer(request);
   *   response.send(`${status}: ${shared.length} numbers`);
   * });
   */
  takeAnswer(request: R, state?: string): Promise<TakenAnswer>;
  /**
   * Gives the numbers that an account has connected and not taken back, as far as `sync` knows.
   *
   * @example
   * const [channelId] = await numbers.list('account-1');
   */
  list(account: string): Promise<ChannelId[]>;
  /**
   * Gives the secret with which an account sends from a number; makes a key where there is none yet.
   *
   * @throws {NumbersError} `not_yours`, also for a number that does not exist; `key_ended` when somebody revoked or
   * replaced its key; `no_key` where you make keys yourself; `busy`.
   * @throws {ApiError} as `channelKeys.create` does, e.g. `permission_missing`, `channel_not_running`.
   * @example
   * const secret = await numbers.secretFor('account-1', channelId);
   */
  secretFor(account: string, channelId: ChannelId): Promise<string>;
  /**
   * Makes a key for a number of an account unless it has one, also where somebody ended the one before. Let a person
   * decide that: a new key ends the others of the number.
   *
   * @throws {NumbersError} and `ApiError` as `secretFor` does, but never `key_ended`.
   * @example
   * const secret = await numbers.makeKey('account-1', channelId);
   */
  makeKey(account: string, channelId: ChannelId): Promise<string>;
  /**
   * Stores the secret of a key that you made or rotated yourself, in place of the one before.
   *
   * @example
   * await numbers.storeKey(await chatelaine.channelKeys.rotate(key.id, { overlap: '1h' }));
   */
  storeKey(key: CreatedChannelKey): Promise<void>;
  /**
   * Brings numbers and keys in step with Chatelaine: forgets keys that were revoked and numbers that were taken back,
   * and makes keys for numbers that began to run or were shared without a visitor. Call it every minute, and at once
   * when a message was refused with `revoked`.
   *
   * The first call, and one an hour, looks at everything; the others at what has an event since. Calls of several
   * processes do not disturb each other.
   *
   * @throws {ApiError} or `ConnectionError`. The next call goes on where this one stopped.
   * @example
   * setInterval(() => numbers.sync().catch(console.error), 60_000);
   */
  sync(): Promise<SyncReport>;
}

/**
 * Asks clients for permission on their numbers, takes their answers, and keeps the keys.
 *
 * Works with Fetch's `Request` and with Express or `node:http`. Every question is tied to the browser that asked, by a
 * cookie and by a `state` that only the answering browser gets back, and to the account that was signed in. So nobody can
 * send his own question to somebody else and have that one's numbers.
 *
 * No secret leaves the store but by `secretFor` and `makeKey`; none is in a URL, an error or a log.
 *
 * @throws {TypeError} for a redirect URL that is none.
 * @example
 * import { Chatelaine } from '@chatelaine/sdk';
 * import { connectNumbers, memoryStore } from '@chatelaine/sdk/server';
 *
 * const numbers = connectNumbers({
 *   chatelaine: new Chatelaine(),
 *   redirectUrl: 'https://app.example/whatsapp',
 *   store: memoryStore(), // yours: a table in your database
 *   account: (request: Request) => request.headers.get('x-account'), // yours: who is signed in
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
    // What browsers say when they open a page, and no script does unless it wants to.
    const status = headerOf(request, 'accept').includes('text/html') ? 303 : 200;
    const headers = {
      'set-cookie': cookie,
      location: url,
      'content-type': 'application/json',
      'cache-control': 'no-store',
    };
    if (!response) return new Response(body, { status, headers });
    response.statusCode = status;
    // Added, not set: whoever came before may have set a cookie too.
    for (const [name, value] of Object.entries(headers)) response.appendHeader(name, value);
    return response.end(body);
  };
  return {
    start,
    // One function for both ways of being called.
    ask: ask as Ask<R>,
    takeAnswer: async (request, state) => takeAnswer(options, { entries, keys }, await find(request, state)),
    list: async (account) => [...new Set((await entries.numbers(account)).map(({ channelId }) => channelId))],
    secretFor: (account, channelId) => keys.secretOf(account, channelId),
    makeKey: (account, channelId) => keys.secretOf(account, channelId, true),
    storeKey: entries.saveKey,
    sync: createSync(options, kept),
  };
}
