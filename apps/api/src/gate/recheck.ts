import type { Actor, Scope } from '@chatelaine/shared';
import { findLiveActors, getLegacyActor, type HeldSession } from '../person/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { actorOfKey } from './actor-of-key.ts';
import { type Gate, look, type Visitor } from './admit.ts';

/** A credential that was accepted at the start of a long answer. It stays in memory while the answer is open. */
export type Held =
  | ({ kind: 'session' } & HeldSession)
  | ({ kind: 'key'; scope: Scope | null } & Visitor)
  | { kind: 'legacy token'; token: string; accountId: string };

/**
 * Checks credentials again, and returns for each the actor as it is now. Null means that the server would refuse the
 * credential now. One statement checks all sessions, and one statement looks up all keys. No session is extended, and
 * no call of a key is counted: an open page is no use of a session, and an open answer is one call. Each check of a
 * legacy token counts in the partner's report, because the token is still in use.
 *
 * @throws the error of the database, when nobody can be checked.
 */
export async function recheck(gate: Gate, work: Work, all: readonly Held[]): Promise<(Actor | null)[]> {
  const sessions = all.filter((held) => held.kind === 'session');
  const live = await findLiveActors(work, sessions);
  const actors = new Map<Held, Actor | null>(sessions.map((held, at) => [held, live[at] ?? null]));
  const others = all.filter((held) => held.kind !== 'session');
  await Promise.all(
    others.map(async (held) => {
      actors.set(
        held,
        await (held.kind === 'key' ? keyActor(gate, held) : getLegacyActor(work, held.token, held.accountId)).catch(
          unlessRefused,
        ),
      );
    }),
  );
  return all.map((held) => actors.get(held) ?? null);
}

async function keyActor(gate: Gate, { scope, ...visitor }: Extract<Held, { kind: 'key' }>): Promise<Actor | null> {
  const { key } = await look(gate, visitor, { kind: 'partner', scope });
  return key.kind === 'partner' ? actorOfKey(key) : null;
}

// An outage is no verdict about a credential, so its error is passed on.
function unlessRefused(error: unknown): null {
  if (error instanceof Refusal && error.code !== 'unavailable') return null;
  throw error;
}
