import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { MessageAnswer } from './send-message.ts';

/** A key that sends messages for one of this visitor's numbers. Your product stores keys in a vault, not in memory. */
export interface StoredKey {
  id: string;
  secret: string;
  hint: string;
}

/** The texts and values that the next page shows once. */
export interface Flash {
  notice?: string;
  answer?: MessageAnswer;
  /** The values that the visitor typed. The form shows them again, so that a refusal does not delete them. */
  number?: string;
  draft?: { channelId: string; to: string; text: string };
}

/** The stored state of one visitor. In your product this state belongs to the signed-in account. */
export interface Session {
  /** The id of this visitor for `connectNumbers`. In your product it is the id of the account. */
  id: string;
  /** The newest question, and its outcome as a sentence. The outcome is null while it is unknown. */
  newest: { requestId: string; outcome: string | null } | null;
  /** The client that answered. `channelIds` has the numbers that this client has shared here. */
  clientId: string | null;
  channelIds: Set<string>;
  keys: Map<string, StoredKey>;
  flash: Flash;
  /** Resolves when the newest action of this visitor has ended. The next action waits for it. */
  lastTurn: Promise<unknown>;
}

/** The sessions of the visitors of this process. */
export interface Sessions {
  /** The session of this browser, or null when we do not know its cookie. */
  find(req: Request): Session | null;
  /** The session of this browser, or a new session when we do not know its cookie. */
  of(req: Request, res: Response): Session;
}

const MOST = 1000;
const IDLE_MS = 8 * 60 * 60 * 1000;

/** Creates the sessions of the visitors. `isSecure` is true when the site is served over https. */
export function createSessions({ isSecure }: { isSecure: boolean }): Sessions {
  const known = new Map<string, { session: Session; until: number }>();
  // Browsers accept a `__Host-` cookie only from this host over https, and from no sibling domain. Sites on different
  // ports of one host share their cookies, so the name of the cookie contains `acme`, the name of this site.
  const name = isSecure ? '__Host-acme_session' : 'acme_session';

  function keep(id: string, session: Session): Session {
    // The last session in the map is the session that was used last.
    known.delete(id);
    known.set(id, { session, until: Date.now() + IDLE_MS });
    // Anybody can open sessions. The session that was unused for the longest time is deleted, so memory is limited.
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return session;
  }

  // Maps each request that opened a session to that session. The browser gets the cookie only with the response, so the
  // session cannot be found by a cookie of this request.
  const opened = new WeakMap<Request, Session>();

  function find(req: Request): Session | null {
    const session = opened.get(req);
    if (session) return session;
    const id = cookieOf(req, name);
    const found = known.get(id);
    return found === undefined || found.until < Date.now() ? null : keep(id, found.session);
  }

  function open(req: Request, res: Response): Session {
    // The server makes a new id even when the request has one. An attacker could have put an id that the attacker knows
    // into the browser's cookie.
    const id = randomToken();
    // The cookie is Lax: the browser sends a Lax cookie when it returns from the consent page, which is another site.
    // It would not send a Strict cookie.
    res.cookie(name, id, { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' });
    const session = keep(id, newSession());
    opened.set(req, session);
    return session;
  }

  return { find, of: (req, res) => find(req) ?? open(req, res) };
}

/** A value that nobody can guess. */
const randomToken = (): string => randomBytes(24).toString('base64url');

const newSession = (): Session => ({
  id: randomToken(),
  newest: null,
  clientId: null,
  channelIds: new Set(),
  keys: new Map(),
  flash: {},
  lastTurn: Promise.resolve(),
});

function cookieOf(req: Request, name: string): string {
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  return pairs.find(([key]) => key === name)?.[1] ?? '';
}
