import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { MessageAnswer } from './send-message.ts';

/** A key that this visitor's number sends with. The memory of this process stands in for your vault. */
export interface StoredKey {
  secret: string;
  hint: string;
}

/** What the next page says once and then never again. */
export interface Flash {
  notice?: string;
  newKey?: { channelId: string; secret: string };
  answer?: MessageAnswer;
  /** What was typed, to stand in the form again: a refusal must not cost it. */
  draft?: { channelId: string; to: string; text: string };
}

/** What we remember of one visitor. In your product this hangs on the account that is signed in. */
export interface Session {
  /** In every form of ours, so that another site cannot send one in this visitor's name. */
  formToken: string;
  /** Permission requests that are on their way: `state` → id. */
  asked: Map<string, string>;
  /** The client that answered, and its numbers that it shared here. */
  clientId: string | null;
  channelIds: Set<string>;
  keys: Map<string, StoredKey>;
  flash: Flash;
}

/** The visitors of this process. */
export interface Sessions {
  /** The session of this browser; a new one when we do not know its cookie. */
  of(req: Request, res: Response): Session;
  /** The session of a form that our page sent, or null when the form is from elsewhere or from before a restart. */
  ofForm(req: Request, formToken: string): Session | null;
}

/** A name of our own: on one host, every port sees all cookies. */
const COOKIE = 'acme_session';
const MOST = 1000;

/** Makes the register of visitors; `isSecure` when the site is served over https. */
export function createSessions({ isSecure }: { isSecure: boolean }): Sessions {
  const sessions = new Map<string, Session>();
  const find = (req: Request) => sessions.get(cookieOf(req)) ?? null;

  function open(res: Response): Session {
    const id = randomToken();
    const session = newSession();
    sessions.set(id, session);
    // Strangers can open sessions at will; the oldest make room, so that memory has an end.
    const [oldest] = sessions.keys();
    if (sessions.size > MOST && oldest !== undefined) sessions.delete(oldest);
    // Lax, not Strict: the browser comes back from the consent screen of another site.
    res.cookie(COOKIE, id, { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' });
    return session;
  }

  return {
    of: (req, res) => find(req) ?? open(res),
    ofForm(req, formToken) {
      const session = find(req);
      return session !== null && isSame(formToken, session.formToken) ? session : null;
    },
  };
}

/** A value that nobody can guess. */
export const randomToken = (): string => randomBytes(24).toString('base64url');

const newSession = (): Session => ({
  formToken: randomToken(),
  asked: new Map(),
  clientId: null,
  channelIds: new Set(),
  keys: new Map(),
  flash: {},
});

function cookieOf(req: Request): string {
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
