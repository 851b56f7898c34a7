import {
  type Actor,
  type CountedHour,
  type CountedHourQuery,
  KEPT_CALLS_PER_HOUR,
  type Page,
  type PageQuery,
  pageOf,
  rowCursor,
} from '@chatelaine/shared';
import { requireVisible } from '../api-key/index.ts';
import { allOf, type Condition } from '../platform/db/condition.ts';
import { readCursor } from '../platform/page.ts';
import type { Work } from '../platform/work.ts';
import { callsOf, visibleCalls } from './kept-call.sql.ts';

type HourRow = Omit<CountedHour, 'hour' | 'kept' | 'notKept'> & {
  hour: Date | string;
  offered: string;
  dropped: string;
};

/**
 * Lists the hours in which the server counted refused calls of a key without keeping each of them, newest first.
 *
 * @throws {Refusal} `not_found` for a key or a channel that is not visible to the actor.
 */
export async function listCountedHours(
  work: Work,
  actor: Actor,
  query: CountedHourQuery & PageQuery,
): Promise<Page<CountedHour>> {
  await requireVisible(work, actor, query);
  const { limit = 50, cursor } = query;
  const conditions: Condition[] = [visibleCalls(actor, 'h'), ...callsOf('h', query)];
  conditions.push([`h.is_refused and (h.offered > ${KEPT_CALLS_PER_HOUR} or h.dropped > 0)`, []]);
  if (cursor !== undefined) {
    const { at, id } = readCursor(cursor);
    conditions.push(['(h.hour, h.api_key_id) < (?, ?)', [at, id]]);
  }
  const { sql, values } = allOf(conditions);
  const rows = await work.em.execute<HourRow[]>(
    `select h.hour, h.api_key_id as "keyId", k.name as "keyName", h.key_kind as "keyKind",
       h.channel_id as "channelId", h.offered, h.dropped
     from (select * from kept_call_hour h where ${sql} order by h.hour desc, h.api_key_id desc limit ?) h
     join api_key k on k.id = h.api_key_id order by h.hour desc, h.api_key_id desc`,
    [...values, limit + 1],
  );
  return pageOf(rows, limit, ({ hour, keyId }) => rowCursor({ createdAt: new Date(hour), id: keyId }), viewHour);
}

function viewHour({ hour, offered, dropped, ...row }: HourRow): CountedHour {
  const kept = Math.min(Number(offered), KEPT_CALLS_PER_HOUR);
  return { ...row, hour: new Date(hour).toISOString(), kept, notKept: Number(offered) - kept + Number(dropped) };
}
