// The rule `seesEvent` as a condition in SQL.
import { type Actor, EVENT_TYPES, FAILURE_EVENTS, isKeyEvent, judgeRight, listsKeys } from '@chatelaine/shared';
import type { Condition } from '../platform/db/condition.ts';

const KEY_EVENTS = EVENT_TYPES.filter(isKeyEvent);

/**
 * The rule `seesEvent` as a condition in SQL: an actor may know of an event. `v` is the statement's name for `event`.
 */
export function visibleEvents(actor: Actor, v: string): Condition {
  const { account } = actor;
  if (account === null) return ['true', []];
  const owner = account.type === 'partner' ? `${v}.partner_id` : `${v}.client_id`;
  const known = [
    ...(judgeRight(actor, 'people').allow ? [] : [isNoneOf(v, FAILURE_EVENTS)]),
    ...(listsKeys(actor) ? [] : [`(${isNoneOf(v, KEY_EVENTS)} or ${v}.channel_id is not null)`]),
  ];
  if (known.length === 0) return [`${owner} = ?`, [account.id]];
  return [`${owner} = ? and (${v}.subject_id = ? or (${known.join(' and ')}))`, [account.id, actor.id]];
}

// The event types are written into the SQL text. The types are our own constants, so the statement needs no parameters
// for them.
const isNoneOf = (v: string, types: readonly string[]): string =>
  `${v}.type not in (${types.map((type) => `'${type}'`).join(', ')})`;
