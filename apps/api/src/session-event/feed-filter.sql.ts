import type { Actor } from '@chatelaine/shared';
import { type Condition, isAmong } from '../platform/db/condition.ts';
import { type FeedFilter, reachOf } from './feed-filter.rule.ts';

/** The rule `getsSessionEvent` as conditions in SQL. `v` is the statement's name for `session_event`. */
export function gottenEvents(actor: Actor, { sessions, events }: FeedFilter, v: string): Condition[] {
  const lists: [column: string, among: readonly string[] | null][] = [
    ['channel_id', reachOf(actor)],
    ['channel_id', sessions],
    ['event', events],
  ];
  return [
    [`${v}.client_id = ?`, [actor.account?.id ?? '']],
    ...lists.flatMap(([column, among]) => (among === null ? [] : [isAmong(`${v}.${column}`, among)])),
  ];
}
