import type { ChannelId } from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';
import type { Report } from '../upstream/index.ts';

/** Stores what the sandbox will tell, in the transaction in which the sandbox took the message. */
export async function addReports(tx: Transaction, channelId: ChannelId, reports: readonly Report[]): Promise<void> {
  if (reports.length === 0) return;
  await tx.em.execute(
    `insert into sandbox_task (channel_id, due_at, payload)
     select ?, "dueAt", payload
     from rows from (jsonb_to_recordset(?::jsonb) as ("dueAt" timestamptz, payload jsonb)) with ordinality as t
     order by t.ordinality`,
    [channelId, JSON.stringify(reports)],
  );
}
