import type { Actor, Scope } from '@chatelaine/shared';
import { findLiveActors, findSessionId, getLegacyActor, type HeldSession } from '../person/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { actorOfKey } from './actor-of-key.ts';
import { type Gate, look, lookAt, type Visitor } from './admit.ts';
import { readCredential } from './credential.ts';

/** A credential that was accepted at the start of a long answer. It stays in memory while the answer is open. */
export type Held =
  | ({ kind: 'session' } & HeldSession)
  | ({ kind: 'key'; keyKind: 'partner' | 'organization'; scope: Scope | null } & Visitor)
  | { kind: 'legacy token'; token: string; accountId: string }
  | (KeptHeld & { address: string | null });

/**
 * A credential in a form that may be stored. The hash of a key's secret and the id of a session open nothing, but with
 * them the credential can be checked again.
 */
export type KeptHeld =
  | { kind: 'hash of a key'; keyKind: 'organization'; scope: Scope | null; hash: string }
  | { kind: 'id of a session'; sessionId: string; personId: string; accountId: string };

/** Returns a credential in the form that may be stored. Null when the session of the person has ended. */
export async function keptFormOf(work: Work, held: Held): Promise<KeptHeld | null> {
  if (held.kind === 'session') {
    const { token, personId, accountId } = held;
    const sessionId = await findSessionId(work, token);
    return sessionId === null ? null : { kind: 'id of a session', sessionId, personId, accountId };
  }
  if (held.kind !== 'key' || held.keyKind !== 'organization') return null;
  const { hash } = readCredential(held.rawHeaders, held.keyKind);
  return { kind: 'hash of a key', keyKind: held.keyKind, scope: held.scope, hash: hash.toString('hex') };
}

/**
 * Checks credentials again, and returns for each the actor as it is now. Null means that the server would refuse the
 * credential now. One statement checks all sessions, and one statement looks up all keys. No session is extended, and
 * no call of a key is counted: an open page is no use of a session, and an open answer is one call. Each check of a
 * legacy token counts in the partner's report, because the token is still in use.
 *
 * @throws the error of the database, when nobody can be checked.
 */
export async function recheck(gate: Gate, work: Work, all: readonly Held[]): Promise<(Actor | null)[]> {
  const sessions = all.flatMap((held) => {
    const session = sessionOf(held);
    return session === null ? [] : [{ held, session }];
  });
  const live = await findLiveActors(
    work,
    sessions.map(({ session }) => session),
  );
  const actors = new Map<Held, Actor | null>(sessions.map(({ held }, at) => [held, live[at] ?? null]));
  await Promise.all(
    all.map(async (held) => {
      if (!actors.has(held)) actors.set(held, await otherActor(gate, work, held).catch(unlessRefused));
    }),
  );
  return all.map((held) => actors.get(held) ?? null);
}

function sessionOf(held: Held): HeldSession | null {
  if (held.kind === 'session') return held;
  return held.kind === 'id of a session' ? { ...held, token: null } : null;
}

async function otherActor(gate: Gate, work: Work, held: Held): Promise<Actor | null> {
  if (held.kind === 'legacy token') return getLegacyActor(work, held.token, held.accountId);
  if (held.kind === 'key') {
    const { scope, keyKind, ...visitor } = held;
    const { key } = await look(gate, visitor, { kind: keyKind, scope });
    return key.kind === 'channel' ? null : actorOfKey(key);
  }
  if (held.kind !== 'hash of a key') return null;
  const { hash, keyKind: kind, scope, address } = held;
  const { key } = await lookAt(gate, { hash: Buffer.from(hash, 'hex'), id: null }, { address }, { kind, scope });
  return key.kind === 'organization' ? actorOfKey(key) : null;
}

// An outage is no verdict about a credential, so its error is passed on.
function unlessRefused(error: unknown): null {
  if (error instanceof Refusal && error.code !== 'unavailable') return null;
  throw error;
}
