import { type ChannelId, type MessageError, type MessageStatus, statusApplies } from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';
import { tellStatus } from './change-status.ts';

/** A status that an upstream reports for a message of a number. */
export interface ReportedStatus {
  channelId: ChannelId;
  waMessageId: string;
  status: MessageStatus;
  /** By the clock of the upstream. */
  at: Date;
  error: MessageError | null;
}

interface Row {
  id: string;
  channel_id: ChannelId;
  client_id: string;
  chat_id: string;
  contact_id: string | null;
  wa_message_id: string;
  status: MessageStatus;
}

/**
 * Applies reported statuses in their order. The rule `statusApplies` decides, so a status never goes back. A status that
 * changes nothing is kept with its time. The same report twice is kept once.
 *
 * @returns the reports for messages that this server does not know.
 */
export async function applyStatuses(tx: Transaction, reports: readonly ReportedStatus[]): Promise<ReportedStatus[]> {
  if (reports.length === 0) return [];
  const rows = await lockMessages(tx, reports);
  const known = new Map(rows.map((row) => [keyOf(row.channel_id, row.wa_message_id), row]));
  const statuses: object[] = [];
  const changed = new Map<string, object>();
  const unknown: ReportedStatus[] = [];
  for (const report of reports) {
    const row = known.get(keyOf(report.channelId, report.waMessageId));
    if (row === undefined) {
      unknown.push(report);
      continue;
    }
    const { status, at, error } = report;
    const isApplied = statusApplies(row.status, status);
    statuses.push({ messageId: row.id, status, at, isApplied });
    if (!isApplied) continue;
    row.status = status;
    changed.set(row.id, { id: row.id, status, error });
    const { id, client_id: clientId, chat_id: chatId, contact_id: contactId, wa_message_id: waMessageId } = row;
    tellStatus(tx, { id, clientId, channelId: row.channel_id, chatId, contactId, waMessageId }, { status, at, error });
  }
  if (statuses.length > 0) await tx.em.execute(KEEP, [tx.now, JSON.stringify(statuses)]);
  if (changed.size > 0) await tx.em.execute(CHANGE, [JSON.stringify([...changed.values()])]);
  return unknown;
}

// A line break is in no id of a channel.
const keyOf = (channelId: string, waMessageId: string): string => `${channelId}\n${waMessageId}`;

// The rows are locked in the order of their ids, so two servers cannot wait for each other.
const lockMessages = (tx: Transaction, reports: readonly ReportedStatus[]): Promise<Row[]> =>
  tx.em.execute<Row[]>(
    `select id, channel_id, client_id, chat_id, contact_id, wa_message_id, status from message
     where (channel_id, wa_message_id) in (
       select "channelId", "waMessageId" from jsonb_to_recordset(?::jsonb) as r("channelId" text, "waMessageId" text))
     order by id for update`,
    [JSON.stringify(reports.map(({ channelId, waMessageId }) => ({ channelId, waMessageId })))],
  );

const KEEP = `
  insert into message_status (message_id, status, at, recorded_at, is_applied)
  select s."messageId", s.status, s.at, ?::timestamptz, s."isApplied"
  from rows from (jsonb_to_recordset(?::jsonb) as ("messageId" text, status text, at timestamptz, "isApplied" boolean))
    with ordinality as s
  order by s.ordinality
  on conflict do nothing`;

const CHANGE = `
  update message m set status = c.status, error = coalesce(c.error, m.error)
  from jsonb_to_recordset(?::jsonb) as c(id text, status text, error jsonb) where m.id = c.id`;
