import {
  type Actor,
  callReason,
  type KeptCall,
  type KeptCallQuery,
  NO_CURSOR,
  type Page,
  type PageQuery,
  pageOf,
} from '@chatelaine/shared';
import { requireVisible } from '../api-key/index.ts';
import { allOf, type Condition } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { isCallId } from './call-id.ts';
import { callsOf, visibleCalls } from './kept-call.sql.ts';

type CallRow = Omit<KeptCall, 'at' | 'reason'> & { id: string; at: Date | string };

/**
 * Lists the kept calls that the actor may know of, newest first. Calls of the last ten seconds may be missing, because
 * servers write them a few seconds later.
 *
 * @throws {Refusal} `not_found` for a key or a channel that is not visible to the actor; `invalid_input` for a text that
 * is no cursor of this list.
 */
export async function listCalls(work: Work, actor: Actor, query: KeptCallQuery & PageQuery): Promise<Page<KeptCall>> {
  await requireVisible(work, actor, query);
  const { limit = 50 } = query;
  const { sql, values } = allOf([visibleCalls(actor, 'c'), ...callsOf('c', query), ...conditionsOf(query)]);
  // The names of the keys are read only for the calls of the page.
  const rows = await work.em.execute<CallRow[]>(
    `select c.id, c.request_id as "requestId", c.at, c.api_key_id as "keyId", k.name as "keyName",
       c.key_kind as "keyKind", c.channel_id as "channelId", c.door, c.operation, c.status, c.outcome, c.address
     from (select * from kept_call c where ${sql} order by c.id desc limit ?) c join api_key k on k.id = c.api_key_id
     order by c.id desc`,
    [...values, limit + 1],
  );
  return pageOf(rows, limit, ({ id }) => id, viewCall);
}

function conditionsOf({ outcome, requestId, cursor }: KeptCallQuery & PageQuery): Condition[] {
  const conditions: Condition[] = [];
  if (outcome === 'refused') conditions.push(["c.outcome <> 'ok'", []]);
  else if (outcome !== undefined) conditions.push(['c.outcome = ?', [outcome]]);
  if (requestId !== undefined) conditions.push(['c.request_id = ?', [requestId]]);
  if (cursor !== undefined) {
    if (!isCallId(cursor)) throw new Refusal('invalid_input', 'cursor', { issues: [NO_CURSOR] });
    conditions.push(['c.id < ?', [cursor]]);
  }
  return conditions;
}

const viewCall = ({ id: _, at, ...row }: CallRow): KeptCall => ({
  ...row,
  at: new Date(at).toISOString(),
  reason: callReason(row.outcome),
});
