import { type Actor, type ReplayedFailed, TEST_EVENT } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { databaseNow } from '../platform/db/database-now.ts';
import { newId } from '../platform/id.ts';
import { transaction, type Work } from '../platform/work.ts';
import { concernedOf, hostOf } from './concerned.ts';
import { lockForReplay } from './lock-webhook.ts';
import { visibleDeliveries } from './webhook.sql.ts';

/** The highest number of deliveries that one call replays. */
export const REPLAYED_AT_ONCE = 10_000;
/** The milliseconds between two replays, so that a receiver that has just recovered is not flooded. */
const PACE_MS = 50;

/** The webhook, and the instant since which its failed deliveries were made. */
export interface FailedSince {
  id: string;
  since: string;
}

/**
 * Sends the events of all deliveries except tests again that were made since an instant and failed, 20 in a second. An
 * event that was replayed since then is left out, unless its newest delivery failed too. Replays of an earlier call that
 * wait are sent first.
 *
 * @throws {Refusal} `not_found`.
 */
export function replayFailed(work: Work, actor: Actor, { id, since }: FailedSince): Promise<ReplayedFailed> {
  return transaction(work, async (begun) => {
    // The lock makes two calls at once wait for each other. The second finds the replays of the first.
    const { tx, found } = await lockForReplay(begun, actor, id);
    const [isSeen, values] = visibleDeliveries(actor, found, 'd');
    const failed = await tx.em.execute<{ id: string }[]>(failedSql(isSeen), [
      ...[...values, new Date(since)],
      REPLAYED_AT_ONCE + 1,
    ]);
    const replayed = failed.slice(0, REPLAYED_AT_ONCE).map((each) => ({ id: newId('delivery'), of: each.id }));
    const hasMore = failed.length > replayed.length;
    if (replayed.length === 0) return { count: 0, hasMore };
    const now = await databaseNow(tx);
    const [row] = await tx.em.execute<{ count: number }[]>(REPLAY, [id, now, now, JSON.stringify(replayed)]);
    const count = row?.count ?? 0;
    if (count > 0)
      record(tx, actor, { type: 'webhook.replayed', ...concernedOf(found), data: { host: hostOf(found), count } });
    return { count, hasMore };
  });
}

// Every later delivery of an event is a replay, so the small index of the replays finds whether there is one.
const failedSql = (isSeen: string): string => `
  select d.id from webhook_delivery d
  where ${isSeen} and d.status = 'failed' and d.event <> '${TEST_EVENT}' and d.created_at >= ?
    and not exists (
      select from webhook_delivery r
      where r.webhook_id = d.webhook_id and r.event_id = d.event_id and r.replay_of is not null
        and r.created_at > d.created_at)
  order by d.created_at, d.id limit ?`;

const REPLAY = `
  with waiting as (
    select max(due_at) as last from webhook_delivery
    where webhook_id = ? and status = 'pending' and replay_of is not null and tries = 0),
  starts as (select greatest(?::timestamptz, last) as at from waiting),
  made as (
    insert into webhook_delivery (id, webhook_id, event_id, event, channel_id, contact_id, replay_of, status, attempts,
      tries, due_at, created_at)
    select n.id, d.webhook_id, d.event_id, d.event, d.channel_id, d.contact_id, d.id, 'pending', 0, 0,
      s.at + n.place * interval '${PACE_MS} milliseconds', ?::timestamptz
    from starts s, rows from (jsonb_to_recordset(?::jsonb) as (id text, of text)) with ordinality as n (id, of, place)
    join webhook_delivery d on d.id = n.of
    order by n.place
    on conflict (webhook_id, event_id) where status = 'pending' do nothing
    returning id)
  select count(*)::int as count from made`;
