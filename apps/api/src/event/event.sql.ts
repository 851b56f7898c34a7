// The rules `seesEvent` and `isEventListed` as conditions in SQL.
import {
  type Account,
  type Actor,
  EVENT_TYPES,
  type EventQuery,
  FAILURE_EVENTS,
  isKeyEvent,
  judgeRight,
  listsKeys,
} from '@chatelaine/shared';
import { type Condition, isAmong } from '../platform/db/condition.ts';

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

/**
 * The rule `isEventListed` as conditions in SQL. `viewer` is the account of the reader. The condition about the actor
 * finds only events whose actor the reader sees, as `viewEvent` shows them. Otherwise a reader could find out which
 * person of the other side acted.
 */
export function listedEvents(viewer: Account, query: EventQuery, v: string): Condition[] {
  const { type, types, clientId, channelId, subjectId, actorId, from, to } = query;
  const asked: [value: unknown, sql: string][] = [
    [type, `${v}.type = ?`],
    [clientId, `${v}.client_id = ?`],
    [channelId, `${v}.channel_id = ?`],
    [subjectId, `${v}.subject_id = ?`],
    [from && new Date(from), `${v}.at >= ?`],
    [to && new Date(to), `${v}.at < ?`],
  ];
  const conditions = asked.flatMap(([value, sql]): Condition[] => (value === undefined ? [] : [[sql, [value]]]));
  if (types !== undefined) conditions.push(isAmong(`${v}.type`, types));
  if (actorId !== undefined) conditions.push([`${v}.actor_id = ? and ${isActorShown(v)}`, [actorId, viewer.id]]);
  return conditions;
}

const isActorShown = (v: string): string =>
  `(${v}.actor_account_id = ? or (${v}.actor_account_id is null and ${v}.actor_kind <> 'person'))`;

// The event types are written into the SQL text. The types are our own constants, so the statement needs no parameters
// for them.
const isNoneOf = (v: string, types: readonly string[]): string =>
  `${v}.type not in (${types.map((type) => `'${type}'`).join(', ')})`;
