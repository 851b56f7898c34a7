import type { AnswerInput, Question, Receipt, Review } from '@chatelaine/shared';
import { cookiePrefix, isSecure } from '../../src/person/cookie-prefix.ts';
import { bodyOf, call } from './answer.ts';
import { type Caller, type Credential, callerWith } from './caller.ts';

/** The e-mail address and the password of a person. */
export interface User {
  email: string;
  password: string;
}

/** A person who uses our own pages and has a session. */
export interface Visitor extends Caller, User {
  /** The cookie in the form that the browser sends. */
  cookie: string;
  question(url: string, clientId?: string): Promise<Question>;
  answer(input: AnswerInput): Promise<Receipt>;
  /** Opens the question of this link and answers it. Afterwards exactly these channels are Shared. */
  share(url: string, channelIds: readonly string[]): Promise<Receipt>;
}

/** Returns the headers that our own pages send with a cookie. */
export const cookieHeaders = (baseUrl: string, cookie: string): Record<string, string> => ({
  'x-chatelaine': '1',
  origin: new URL(baseUrl).origin,
  cookie: cookieAt(baseUrl, cookie),
});

/** Returns the cookie of a demo session with the name that a server at this address uses. */
export const cookieAt = (baseUrl: string, cookie: string): string =>
  cookie.replace(/^chatelaine\.session_token=/, sessionCookie(baseUrl));

const sessionCookie = (baseUrl: string): string =>
  `${cookiePrefix(baseUrl)}${isSecure(baseUrl) ? '' : '.session_token'}=`;

/**
 * Returns the answer with the review that a withdrawal needs. This function asks the server for the review, as the
 * consent page does.
 */
export async function reviewed(caller: Caller, input: AnswerInput): Promise<AnswerInput> {
  if (input.decision === 'deny' || input.withdraw.length === 0) return input;
  const { requestId, clientId, withdraw } = input;
  const { token } = bodyOf<Review>(await caller.post('/permission/review', { requestId, clientId, withdraw }));
  return { ...input, review: token };
}

/** Makes a visitor for a person who has this cookie. */
export function visitorWith(
  { email, password, cookie }: User & { cookie: string },
  place: Pick<Credential, 'baseUrl' | 'ready'>,
): Visitor {
  const caller = callerWith({ ...place, headers: (baseUrl) => cookieHeaders(baseUrl, cookie) });
  const question = async (url: string, clientId?: string) => {
    const { pathname: path, search: query } = new URL(url);
    return bodyOf<Question>(await caller.post('/permission/question', { path, query, ...(clientId && { clientId }) }));
  };
  const answer = async (input: AnswerInput) =>
    bodyOf<Receipt>(await caller.post('/permission/answer', await reviewed(caller, input)));
  return {
    ...caller,
    email,
    password,
    cookie,
    question,
    answer,
    async share(url, channelIds) {
      const asked = await question(url);
      if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
      const wanted = new Set(channelIds);
      const shared = new Set(asked.channels.filter(({ permission }) => permission === 'shared').map(({ id }) => id));
      return answer({
        requestId: asked.requestId,
        decision: 'save',
        clientId: asked.client.id,
        grant: [...wanted].filter((id) => !shared.has(id)),
        withdraw: [...shared].filter((id) => !wanted.has(id)),
        keep: [...wanted].filter((id) => shared.has(id)),
      });
    },
  };
}

/** Signs a person in through the real route, and returns the visitor. */
export async function signInAt(baseUrl: string, user: User): Promise<Visitor> {
  const cookie = await sessionOf(baseUrl, user);
  return visitorWith({ ...user, cookie }, { baseUrl: () => baseUrl });
}

/** Signs a person in and returns the cookie of the new session. */
export async function sessionOf(baseUrl: string, { email, password }: User): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-chatelaine': '1', origin: new URL(baseUrl).origin };
  const answer = await call(`${baseUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  });
  bodyOf(answer);
  return cookieIn(answer.headers.getSetCookie());
}

/** Returns the cookies of an answer in the form that the browser sends back. */
export const cookieIn = (set: readonly string[]): string => set.map((each) => each.split(';', 1)[0]).join('; ');
