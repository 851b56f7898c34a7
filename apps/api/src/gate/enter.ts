import type { Actor } from '@chatelaine/shared';
import { type Act, judgeRight, orScopeFor, scopeFor } from '@chatelaine/shared';
import type { KeyRecord } from '../api-key/index.ts';
import { getClientActor, type Identity, type Session } from '../person/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { actorOfKey } from './actor-of-key.ts';
import { admit, type Gate, look, type Need, type Visitor } from './admit.ts';
import { readSessionValue } from './credential.ts';
import type { Held } from './recheck.ts';
import { requireOwnAccount } from './require-own-account.ts';

export interface Entrance {
  gate: Gate;
  identity: Identity;
}

/** A call of a client's program or person, as it arrived. */
export interface ClientVisitor extends Visitor {
  /** The account that the call names in a header; null: none. */
  account: string | null;
}

/** A caller that was let in. */
export interface EnteredClient {
  actor: Actor;
  /** Set when a program came with a key. */
  key: KeyRecord | null;
  /** Set when a person came. */
  session: Session | null;
  /** The headers about the limits of the key. */
  headers: Record<string, string>;
  /** The credential. A stream checks with it again and again that the caller may still have the stream. */
  held: Held;
}

const KIND = 'organization';

/**
 * Lets in the caller of a client: a program with an organization key, or a person who sends the value of the session
 * cookie as a Bearer token. Cookies are not read. A key needs the scope of the act, and a person needs a role that may
 * do the act. Call this function only when the whole request has arrived, as {@link admit}.
 *
 * @param act null: every valid key and every person of a client may do it.
 * @throws {Refusal} the refusals of {@link admit} and {@link getClientActor}; `unauthenticated` for a session that is not
 * live; `not_allowed` for a role that may not do the act.
 */
export async function enterClient(
  by: Entrance,
  visitor: ClientVisitor,
  act: Act | null,
  work: Work,
): Promise<EnteredClient> {
  const value = readSessionValue(visitor.rawHeaders);
  if (value !== null) return enterPerson(by, visitor, { value, act, work });
  const need = needOf(act);
  const { key, headers } = await admit(by.gate, visitor, need);
  const actor = actorOf(key);
  const { rawHeaders, address } = visitor;
  const held = { kind: 'key', keyKind: KIND, scope: need.scope, rawHeaders, address } as const;
  return { actor, key, session: null, headers, held };
}

/**
 * Checks the caller of a request whose body is still arriving, or that had to wait, as {@link look}.
 *
 * @throws {Refusal} as {@link enterClient}, except a limit that is used up.
 */
export async function glimpseClient(by: Entrance, visitor: ClientVisitor, act: Act | null, work: Work): Promise<Actor> {
  const value = readSessionValue(visitor.rawHeaders);
  if (value !== null) return (await enterPerson(by, visitor, { value, act, work })).actor;
  const { key } = await look(by.gate, visitor, needOf(act));
  return actorOf(key);
}

function actorOf(key: KeyRecord): Actor {
  if (key.kind !== 'organization') throw new Refusal('unauthenticated', `key ${key.id} has no client`);
  return actorOfKey(key);
}

/** Refuses a key whose call names another account in a header than the account of the key. */
export function requireNamedAccount({ key }: EnteredClient, account: string | null, header: string): void {
  if (key !== null) requireOwnAccount(account, key, header);
}

const needOf = (act: Act | null): Need =>
  act === null
    ? { kind: KIND, scope: null }
    : {
        kind: KIND,
        scope: scopeFor(act, KIND),
        orScope: orScopeFor(act, KIND),
        isForPeople: scopeFor(act, KIND) === null,
      };

async function enterPerson(
  { identity }: Entrance,
  { account }: ClientVisitor,
  { value, act, work }: { value: string; act: Act | null; work: Work },
): Promise<EnteredClient> {
  const session = await identity.sessionOfValue(value);
  if (session === null) throw new Refusal('unauthenticated', 'no live session', { key: null });
  const { personId, token } = session;
  const actor = await getClientActor(work, personId, account);
  if (act !== null && !judgeRight(actor, act).allow) throw new Refusal('not_allowed', `person ${personId}, act ${act}`);
  const held = { kind: 'session', token, personId, accountId: actor.account.id } as const;
  return { actor, key: null, session, headers: {}, held };
}
