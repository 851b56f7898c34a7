import type { Actor, ChannelId } from '@chatelaine/shared';
import { getChannel } from '../permission/index.ts';
import { type Condition, isAmong } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import type { Channel } from './channel.entity.ts';

/** The columns of a statement that name the number and the client of a row. */
export interface ReachColumns {
  channelId: string;
  clientId: string;
}

/**
 * The condition that an actor reaches the rows of a number, such as its chats and messages. People and organization
 * keys of a client reach the numbers of the client. A key that names numbers reaches only these. A partner reaches none,
 * because messages are between the client and its contacts.
 */
export function reachedRows(actor: Actor, { channelId, clientId }: ReachColumns): Condition {
  if (actor.kind === 'operator') return ['true', []];
  if (actor.kind === 'channel_key') return [`${channelId} = ?`, [actor.channelId]];
  if (actor.account.type === 'partner') return ['false', []];
  const ofClient = [`${clientId} = ?`, [actor.account.id]] as const;
  const only = reachOf(actor);
  if (only === null) return ofClient;
  const [sql, values] = isAmong(channelId, only);
  return [`${ofClient[0]} and ${sql}`, [...ofClient[1], ...values]];
}

/** Returns the only numbers that an actor reaches; null: all numbers of its client. */
export function reachOf(actor: Actor): readonly ChannelId[] | null {
  if (actor.kind === 'channel_key') return [actor.channelId];
  return actor.kind === 'organization_key' ? actor.channelIds : null;
}

/**
 * Gets a number whose messages the actor reaches.
 *
 * @throws {Refusal} `not_found` for a number that the actor does not reach, or that does not exist.
 */
export async function getReachedChannel(work: Work, actor: Actor, id: ChannelId): Promise<Channel> {
  const only = reachOf(actor);
  const isReached = only?.includes(id) ?? actor.account?.type !== 'partner';
  if (!isReached) throw new Refusal('not_found', `channel ${id} for ${actor.id}`);
  return getChannel(work, actor, id);
}
