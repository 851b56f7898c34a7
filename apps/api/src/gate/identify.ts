import type { IncomingHttpHeaders } from 'node:http';
import { type Act, type Actor, scopeFor } from '@chatelaine/shared';
import { getLegacyActor, getPersonActor, type Identity, type Session } from '../person/index.ts';
import { isOwnPage } from '../platform/http/guard.ts';
import { lineOf } from '../platform/http/origin.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { actorOfKey } from './actor-of-key.ts';
import { admit, type Gate, look, type Visitor } from './admit.ts';
import { hasCredential, readLegacyToken } from './credential.ts';
import type { Held } from './recheck.ts';
import { requireOwnAccount } from './require-own-account.ts';

export interface Identifier {
  gate: Gate;
  identity: Identity;
  baseUrl: string;
}

/** A call as it arrived. A person or a program with a key may have sent it. */
export interface Knock extends Visitor {
  method: string;
  headers: IncomingHttpHeaders;
}

/** The caller, and the headers that say how much of the limits of the caller's key is left. */
export interface Identified {
  actor: Actor;
  /** The session of a person who came with a cookie. Null for a program and for a legacy token. */
  session: Session | null;
  /** The headers about the limits. The door adds them to its answer. */
  headers: Record<string, string>;
  /** The credential. A long answer checks with it again and again that the caller may still have the answer. */
  held: Held;
}

/**
 * Finds the caller of a procedure by its partner key, legacy token or cookie. A cookie counts only when the request
 * also has our header `x-chatelaine`. A change by cookie must also come from our own pages. A request with a cookie and
 * a key is refused, because it has two credentials.
 *
 * @throws {Refusal} for a credential that is missing, unreadable, or not valid for this act.
 */
export async function identify(by: Identifier, knock: Knock, act: Act, work: Work): Promise<Identified> {
  const { headers, rawHeaders } = knock;
  const cookieCounts = headers['x-chatelaine'] === '1';
  const account = accountOf(knock);
  if (hasCredential(rawHeaders)) {
    if (cookieCounts && headers.cookie !== undefined)
      throw new Refusal('two_credentials', 'a key and a cookie', { key: null });
    const token = readLegacyToken(rawHeaders);
    if (token === null) return identifyKey(by.gate, knock, act);
    const legacy = await getLegacyActor(work, token, account);
    const held = { kind: 'legacy token', token, accountId: legacy.account.id } as const;
    return { actor: legacy, session: null, headers: {}, held };
  }
  const session = await getSession(by, knock);
  const { personId, token } = session;
  const actor = await getPersonActor(work, personId, account);
  return { actor, session, headers: {}, held: { kind: 'session', token, personId, accountId: actor.account.id } };
}

/**
 * Finds the person of a procedure that concerns only the person's own sign-in. The person needs no account, so the call
 * may leave out the account, and a person without a role may make the call.
 *
 * @throws {Refusal} `not_allowed` for a program; the refusals of {@link identify} for a credential that is not valid.
 */
export async function identifyPerson(by: Identifier, knock: Knock, act: Act, work: Work): Promise<Session> {
  if (!hasCredential(knock.rawHeaders)) return getSession(by, knock);
  const { actor } = await identify(by, knock, act, work);
  throw new Refusal('not_allowed', `${actor.kind} ${actor.id}, act ${act}`, { message: 'This is for people only.' });
}

async function getSession(by: Identifier, { method, headers }: Knock): Promise<Session> {
  const line = lineOf(headers['x-chatelaine']);
  const mayChange = method === 'GET' || isOwnPage(headers.origin, line, by.baseUrl);
  const session = line === '1' && mayChange ? await by.identity.session(headers) : null;
  if (session === null) throw new Refusal('unauthenticated', 'no credential');
  return session;
}

const accountOf = ({ headers }: Knock): string | null => lineOf(headers['x-chatelaine-account']) ?? null;

// The scope is judged together with the key, before the call is counted. So a call that is refused for its scope does
// not count in the limits of the key.
async function identifyKey(gate: Gate, knock: Knock, act: Act): Promise<Identified> {
  const scope = scopeFor(act, 'partner');
  const { key, headers } = await admit(gate, knock, { kind: 'partner', scope, isForPeople: scope === null });
  if (key.kind !== 'partner') throw new Refusal('unauthenticated', `key ${key.id} has no partner`);
  requireOwnAccount(accountOf(knock), key);
  const { rawHeaders, address } = knock;
  return {
    actor: actorOfKey(key),
    session: null,
    headers,
    held: { kind: 'key', keyKind: 'partner', scope, rawHeaders, address },
  };
}

/**
 * Whether the server knows the sender: a program with a valid partner key, or a person who is signed in. A known sender
 * may send a longer body. Call this function while the body is still arriving. {@link identify} judges the call when
 * the whole body has arrived.
 *
 * @throws {Refusal} for a key that cannot be let in.
 */
export async function isKnown(by: Identifier, knock: Knock): Promise<boolean> {
  if (!hasCredential(knock.rawHeaders)) return (await by.identity.session(knock.headers)) !== null;
  if (readLegacyToken(knock.rawHeaders) !== null) return false;
  await look(by.gate, knock, { kind: 'partner', scope: null });
  return true;
}
