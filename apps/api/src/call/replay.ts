import { createHash } from 'node:crypto';
import type { Actor } from '@chatelaine/shared';
import type { Call } from './call.ts';

/** The primary key of a stored answer: the actor, the name of the act, and the `Idempotency-Key`. */
export type ReplayKey = [actor: string, procedure: string, key: string];

/** Returns the primary key of a call's stored answer. Null for a call without an `Idempotency-Key`. */
export function replayKeyOf({ actor, name, idempotencyKey }: Pick<Call, 'actor' | 'name' | 'idempotencyKey'>) {
  return idempotencyKey === null ? null : ([idOf(actor), name, idempotencyKey] satisfies ReplayKey);
}

/**
 * Computes the SHA-256 of an input. The hash of a repeated call is compared with the hash of the first call, because a
 * caller that sends the same `Idempotency-Key` with another input has made a mistake.
 */
export const fingerprintOf = (input: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(input ?? null))
    .digest();

/** Returns the time 24 hours before `now`. A repeated call gets no stored answer that is older than this time. */
export const startOfReplays = (now: Date): Date => new Date(now.getTime() - 24 * 60 * 60_000);

const idOf = (actor: Actor): string => (actor.account === null ? actor.id : `${actor.id} ${actor.account.id}`);
