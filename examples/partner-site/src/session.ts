import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { MessageAnswer } from './send-message.ts';

/** A key that this visitor's number sends with. The memory of this process stands in for your vault. */
export interface StoredKey {
  id: string;
  secret: string;
  hint: string;
}

/** What the next page says once and then never again. */
export interface Flash {
  notice?: string;
  answer?: MessageAnswer;
  /** What was typed, to stand in the form again: a refusal must not cost it. */
  number?: string;
  draft?: { channelId: string; to: string; text: string };
}

/** What we remember of one visitor. In your product this hangs on the account that is signed in. */
export interface Session {
  /** Who this visitor is for `connectNumbers`; in your product the id of the account. */
  id: string;
  /** The question that was asked last, and what came of it, in a sentence; null while we do not know. */
  newest: { requestId: string; outcome: string | null } | null;
  /** The client that answered, and its numbers that it shared here. */
  clientId: string | null;
  channelIds: Set<string>;
  keys: Map<string, StoredKey>;
  flash: Flash;
  /** The end of what this visitor is doing. */
  lastTurn: Promise<unknown>;
}

/** The visitors of this process. */
export interface Sessions {
  /** The session of this browser, or null when we do not know its cookie. */
  find(req: Request): Session | null;
  /** The session of this browser; a new one when we do not know its cookie. */
  of(req: Request, res: Response): Session;
}

const MOST = 1000;
const IDLE_MS = 8 * 60 * 60 * 1000;

/** Makes the register of visitors; `isSecure` when the site is served over https. */
export function createSessions({ isSecure }: { isSecure: boolean }): Sessions {
  const known = new Map<string, { session: Session; until: number }>();
  // `__Host-`: browsers take it from this very host over https, and from no sibling domain. On one host every port sees
  // all cookies, hence a name of our own.
  const name = isSecure ? '__Host-acme_session' : 'acme_session';

  function keep(id: string, session: Session): Session {
    // Last in the map is who was here last.
    known.delete(id);
    known.set(id, { session, until: Date.now() + IDLE_MS });
    // Anybody can open sessions. The session that was unused for the longest time is deleted, so memory is limited.
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return session;
  }

  // One that this very request has opened: its cookie is only on its way to the browser.
  const opened = new WeakMap<Request, Session>();

  function find(req: Request): Session | null {
    const session = opened.get(req);
    if (session) return session;
    const id = cookieOf(req, name);
    const found = known.get(id);
    return found === undefined || found.until < Date.now() ? null : keep(id, found.session);
  }

  function open(req: Request, res: Response): Session {
    // The server always makes the id. An attacker could have put an id of their own into the browser's cookie.
    const id = randomToken();
    // Lax, not Strict: the browser comes back from the consent page, which is another site.
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
