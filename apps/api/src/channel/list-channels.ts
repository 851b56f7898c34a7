import {
  type Actor,
  type Channel,
  type ChannelId,
  type ChannelQuery,
  type ChannelStatus,
  type Page,
  type PageQuery,
  type Payment,
  pageOf,
  rowCursor,
} from '@chatelaine/shared';
import { visibleClients } from '../client/index.ts';
import { episodeEndColumn, isOpenSql } from '../permission/index.ts';
import { allOf, type Condition, isAmong } from '../platform/db/condition.ts';
import { searched } from '../platform/db/search.sql.ts';
import { readCursor } from '../platform/page.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

interface ChannelRow {
  id: string;
  client_id: string;
  phone_number: string;
  name: string;
  status: ChannelStatus;
  payment: Payment;
  created_at: Date | string;
  is_shared: boolean;
  endsAt: Date | string | null;
  sharedAt: Date | string | null;
}

// One statement reads the channels together with their permissions. The subquery with the limit reads the permissions
// of one channel at a time, so a page reads only the permissions of its own channels. With one more query for each
// channel, a list of two hundred numbers would cost two hundred and one queries.
const CHANNELS = `
  select ch.id, ch.client_id, ch.phone_number, ch.name, ch.status, ch.payment, ch.created_at, e.id is not null as is_shared,
    e.granted_at as "sharedAt", e."endsAt"
  from channel ch
  join client cl on cl.id = ch.client_id
  left join lateral (
    select p.id, p.granted_at, ${episodeEndColumn('p')} from permission p where p.channel_id = ch.id and ${isOpenSql('p')} limit 1
  ) e on true`;

/** Lists the channels that the actor may know of, newest first, each with its permission at this instant. */
export async function listChannels(work: Work, actor: Actor, query: ChannelQuery & PageQuery): Promise<Page<Channel>> {
  const { clientId, permission, status, limit = 50, cursor } = query;
  const conditions: Condition[] = [visibleClients(actor, 'cl'), ...searched('ch', query, true)];
  if (clientId !== undefined) conditions.push(['ch.client_id = ?', [clientId]]);
  if (status !== undefined) conditions.push(['ch.status = ?', [status]]);
  if (permission !== undefined) conditions.push(['(e.id is not null) = ?', [permission === 'shared']]);
  if (cursor !== undefined) {
    const { at, id } = readCursor(cursor);
    conditions.push(['(ch.created_at, ch.id) < (?, ?)', [at, id]]);
  }
  const rows = await select(work, conditions, limit + 1);
  return pageOf(rows, limit, (row) => rowCursor({ id: row.id, createdAt: new Date(row.created_at) }), viewChannelRow);
}

/** Shows one channel that the actor may know of. */
export async function showChannel(work: Work, actor: Actor, id: ChannelId): Promise<Channel> {
  const [row] = await select(work, [visibleClients(actor, 'cl'), ['ch.id = ?', [id]]], 1);
  if (row === undefined) throw new Refusal('not_found', `channel ${id} for ${actor.id}`);
  return viewChannelRow(row);
}

/** Finds the channels with these ids that the actor may know of. */
export async function findChannels(work: Work, actor: Actor, ids: readonly ChannelId[]): Promise<Channel[]> {
  const rows = await select(work, [visibleClients(actor, 'cl'), isAmong('ch.id', ids)], ids.length);
  return rows.map(viewChannelRow);
}

/** A channel with the beginning and the planned end of its permission. */
export interface DatedChannel extends Channel {
  sharedAt: string | null;
  expiresAt: string | null;
}

/**
 * Lists every channel that the actor may know of, oldest first, with the dates of its permission. The consent page uses
 * this list, because it shows a client all its channels.
 */
export async function listAllChannels(work: Work, actor: Actor): Promise<DatedChannel[]> {
  const rows = await select(work, [visibleClients(actor, 'cl')], 1000);
  return rows.reverse().map((row) => ({
    ...viewChannelRow(row),
    sharedAt: row.sharedAt && new Date(row.sharedAt).toISOString(),
    expiresAt: row.endsAt && new Date(row.endsAt).toISOString(),
  }));
}

function select(work: Work, conditions: Condition[], limit: number): Promise<ChannelRow[]> {
  const { sql, values } = allOf([['ch.removed_at is null', []], ...conditions]);
  return work.em.execute<ChannelRow[]>(`${CHANNELS} where ${sql} order by ch.created_at desc, ch.id desc limit ?`, [
    work.now,
    ...values,
    limit,
  ]);
}

function viewChannelRow(row: ChannelRow): Channel {
  return {
    id: row.id,
    clientId: row.client_id,
    phoneNumber: row.phone_number,
    name: row.name,
    status: row.status,
    payment: row.payment,
    permission: row.is_shared ? 'shared' : 'missing',
    createdAt: new Date(row.created_at).toISOString(),
  };
}
