// The rule `seesCall` as a condition in SQL.
import { type Actor, listsKeys } from '@chatelaine/shared';
import type { Condition } from '../platform/db/condition.ts';

/**
 * The rule `seesCall` as a condition in SQL: an actor may know of a kept call. `c` is the statement's name for
 * `kept_call` or `kept_call_hour`.
 */
export function visibleCalls(actor: Actor, c: string): Condition {
  const { account } = actor;
  if (account === null) return ['true', []];
  if (listsKeys(actor)) return [`${c}.account_id = ?`, [account.id]];
  return [`${c}.account_id = ? and (${c}.key_kind = 'channel' or ${c}.api_key_id = ?)`, [account.id, actor.id]];
}

/** The condition for the calls of one key, and of one number. A field that is undefined adds no condition. */
export function callsOf(
  c: string,
  { keyId, channelId }: { keyId?: string | undefined; channelId?: string | undefined },
): Condition[] {
  const conditions: Condition[] = [];
  if (keyId !== undefined) conditions.push([`${c}.api_key_id = ?`, [keyId]]);
  if (channelId !== undefined) conditions.push([`${c}.channel_id = ?`, [channelId]]);
  return conditions;
}
