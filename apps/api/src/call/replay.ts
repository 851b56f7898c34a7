import { createHash } from 'node:crypto';
import type { Actor } from '@chatelaine/shared';
import type { Call } from './call.ts';

/** The primary key of a stored answer: the actor, the name of the act, and the `Idempotency-Key`. */
export type ReplayKey = [actor: string, procedure: string, key: string];

/** The place of a call's answer; null for a call without an `Idempotency-Key`. */
export function replayKeyOf({ actor, name, idempotencyKey }: Pick<Call, 'actor' | 'name' | 'idempotencyKey'>) {
  return idempotencyKey === null ? null : ([idOf(actor), name, idempotencyKey] satisfies ReplayKey);
}

/** SHA-256 of an input. The same key with another input is a mistake of the caller. */
export const fingerprintOf = (input: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(input ?? null))
    .digest();

/** Answers from before this instant are not repeated any more. */
export const startOfReplays = (now: Date): Date => new Date(now.getTime() - 24 * 60 * 60_000);

const idOf = (actor: Actor): string => (actor.account === null ? actor.id : `${actor.id} ${actor.account.id}`);
