import type { Actor, Channel, ChannelId, ChannelQuery, NumberSession, Page, PageQuery } from '@chatelaine/shared';
import { listReachedChannels, showReachedChannel } from '../channel/index.ts';
import { isAmong } from '../platform/db/condition.ts';
import type { Work } from '../platform/work.ts';

/** Lists the sessions that the actor reaches, newest first, each with the time of its newest message. */
export async function listSessions(
  work: Work,
  actor: Actor,
  query: Pick<ChannelQuery, 'name' | 'status'> & PageQuery,
): Promise<Page<NumberSession>> {
  const { data, nextCursor } = await listReachedChannels(work, actor, query);
  return { data: await withActivity(work, data), nextCursor };
}

/**
 * Shows one session that the actor reaches.
 *
 * @throws {Refusal} `not_found`.
 */
export async function showSession(work: Work, actor: Actor, id: ChannelId): Promise<NumberSession> {
  const channel = await showReachedChannel(work, actor, id);
  const [shown] = await withActivity(work, [channel]);
  return shown ?? viewSession(channel, null);
}

async function withActivity(work: Work, channels: readonly Channel[]): Promise<NumberSession[]> {
  const [isOne, values] = isAmong(
    'ch.id',
    channels.map(({ id }) => id),
  );
  const rows = await work.em.execute<NewestRow[]>(`${NEWEST} where ${isOne}`, [...values]);
  const newest = new Map(rows.map(({ id, at }) => [id, at]));
  return channels.map((channel) => viewSession(channel, newest.get(channel.id) ?? null));
}

// The subquery reads the newest chat of one number at a time, in the order of an index.
const NEWEST = `
  select ch.id, (select h.last_message_at from chat h where h.channel_id = ch.id
    order by h.last_message_at desc, h.id desc limit 1) as at
  from channel ch`;

interface NewestRow {
  id: ChannelId;
  at: Date | string | null;
}

const viewSession = (channel: Channel, at: Date | string | null): NumberSession => ({
  id: channel.id,
  clientId: channel.clientId,
  phoneNumber: channel.phoneNumber,
  name: channel.name,
  status: channel.status,
  lastActivityAt: at === null ? null : new Date(at).toISOString(),
  createdAt: channel.createdAt,
});
