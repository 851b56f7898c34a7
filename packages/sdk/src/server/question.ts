import type { PermissionRequestId } from '@chatelaine/shared';
import { NumbersError } from './numbers-error.ts';
import type { NumbersOptions, QuestionOptions } from './options.ts';
import { type IncomingRequest, stateIn, visitorCookie } from './request.ts';

/** A started question: a permission request to a client, which a visitor's browser asked for. */
export interface StartedQuestion {
  /** The address of the consent page. Send the browser to this address. */
  url: string;
  /** The id of the permission request. The client's answer has the same `id`. */
  requestId: PermissionRequestId;
  /** The value of the header `Set-Cookie` for your response. A browser without this cookie cannot bring the answer. */
  cookie: string;
}

/** A question whose answer this browser may bring. */
export interface FoundQuestion extends KeptQuestion {
  /** The `state` of the question: the random text that names the question in addresses. */
  state: string;
}

interface KeptQuestion {
  /** The value of the cookie of the browser that asked. */
  visitor: string;
  requestId: PermissionRequestId;
  account: string;
  note?: string;
}

/** Starts questions, and finds a stored question when a browser brings its answer. */
export interface Questions<R> {
  start(request: R, options?: QuestionOptions): Promise<StartedQuestion>;
  /** @throws {NumbersError} when this browser did not ask the question for the account that is signed in. */
  find(request: R, state: string | undefined): Promise<FoundQuestion>;
}

/** Returns the instant at which a lifetime of `ms` milliseconds that begins now will end. */
export const inMs = (ms: number): Date => new Date(Date.now() + ms);
/**
 * The time for which a question is stored. A question can be answered for 15 minutes, and the consent page can extend
 * this time by at most three hours. The question is stored longer, so that the answer can still be read when the
 * browser opens the return address again later.
 */
export const DAY_MS = 86_400_000;

/** Makes the functions that start questions and connect each question with the browser that asked. */
export function createQuestions<R extends IncomingRequest>(options: NumbersOptions<R>): Questions<R> {
  const { chatelaine, redirectUrl, store } = options;
  const cookie = visitorCookie(redirectUrl);
  const accountOf = async (request: R): Promise<string> => {
    const account = await options.account(request);
    if (!account) throw new NumbersError('not_signed_in');
    return account;
  };
  return {
    async start(request, { note, ...asked } = {}) {
      const account = await accountOf(request);
      const visitor = cookie.read(request) || crypto.randomUUID();
      const state = crypto.randomUUID();
      const { id: requestId, url } = await chatelaine.onboarding.start({ ...asked, redirectUrl, state });
      const question = JSON.stringify({ visitor, requestId, account, note });
      await store.add(`question/${state}`, question, inMs(DAY_MS));
      return { url, requestId, cookie: cookie.write(visitor) };
    },
    async find(request, given) {
      const account = await accountOf(request);
      const visitor = cookie.read(request);
      if (!visitor) throw new NumbersError('no_cookie');
      const state = given ?? stateIn(request);
      // A state that `start` has made is a UUID. Other texts are not looked up: they come from outside, and the name of
      // an entry in the store may have only 300 ASCII characters.
      const stored = /^[\w-]{36}$/.test(state) && (await store.get(`question/${state}`));
      const question: KeptQuestion = JSON.parse(stored || '{}');
      // It is not enough that a question with this state is stored: this browser must have asked the question.
      if (question.visitor !== visitor) throw new NumbersError('wrong_state');
      if (question.account !== account) throw new NumbersError('other_account');
      return { ...question, state };
    },
  };
}
