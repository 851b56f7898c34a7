import { ID_PATTERNS } from '@chatelaine/shared';
import { type Channel, getReachedChannel, reachOf } from '../../channel/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { SessionCall } from './session-call.ts';

/**
 * Returns a part of the path.
 *
 * @throws for a name that the route's path does not have.
 */
export function partOf({ params, plain }: SessionCall, name: string): string {
  const part = params[name];
  if (part === undefined) throw new Error(`The path ${plain.path} has no ${name}.`);
  return part;
}

/**
 * Gets the session that the path names.
 *
 * @throws {Refusal} `not_found` for a session that the caller does not reach. A text that is no id is refused in the
 * same way.
 */
export async function reachedSession(call: SessionCall): Promise<Channel> {
  const id = partOf(call, 'session');
  if (!ID_PATTERNS.channel.test(id)) throw new Refusal('not_found', 'no id of a session');
  return getReachedChannel(call.work, call.actor, id);
}

/** Refuses a key that reaches only some numbers, for a call that concerns the whole client. */
export function requireWholeClient({ actor }: SessionCall): void {
  if (reachOf(actor) === null) return;
  throw new Refusal('not_allowed', `${actor.id} reaches only some numbers`, {
    message: 'This key reaches only some numbers, and this call concerns the whole organization.',
  });
}
