import { type ChannelId, isExpiryOver } from '@chatelaine/shared';
import { type Channel, ChannelEntity, lockChannels } from '../channel/index.ts';
import { ClientEntity, lockAccount } from '../client/index.ts';
import type { Partner } from '../partner/index.ts';
import {
  connectClient,
  findOpenEpisode,
  grantPermission,
  listShared,
  withdrawPermission,
} from '../permission/index.ts';
import type { PersonActor } from '../person/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Transaction, Work } from '../platform/work.ts';

/** The client's decision about the numbers that the page showed: three lists of channels that do not overlap. */
export interface Decision {
  clientId: string;
  grant: ChannelId[];
  withdraw: ChannelId[];
  keep: ChannelId[];
  /** The end of the granted permissions; null when they have no end. */
  expiresAt: Date | null;
}

/** The changes, and all numbers of the client that are Shared with the partner after the changes. */
export interface SavedPermissions {
  granted: ChannelId[];
  withdrawn: ChannelId[];
  shared: ChannelId[];
}

/**
 * Grants and withdraws permissions. It takes locks in the usual order: client, channels, permissions. When the locks
 * are held, every number must still be in the state that the page showed. When the state of a number has changed,
 * nothing is saved.
 */
export async function savePermissions(
  work: Transaction,
  actor: PersonActor,
  partner: Partner,
  decision: Decision,
): Promise<SavedPermissions> {
  const { clientId, grant, withdraw, keep, expiresAt } = decision;
  const named = [...grant, ...withdraw, ...keep];
  if (named.length === 0) throw invalid('Choose at least one number.');
  if (new Set(named).size !== named.length) throw invalid('A number is named twice.');
  if (isExpiryOver(expiresAt, work.now)) throw invalid('The end of the permission has passed.', 'expiresAt');

  const held = await lockAccount(work, { clientId });
  const client = await held.em.findOneOrFail(ClientEntity, { id: clientId }, { refresh: true });
  if (client.partnerId != null && client.partnerId !== partner.id)
    throw new Refusal('not_allowed', `client ${clientId} works with another partner`);

  const locked = await lockChannels(held, named);
  const channels = await readChannels(locked, clientId, named);
  for (const id of [...withdraw, ...keep]) await requireShared(locked, id, partner, true);
  for (const id of grant) await requireShared(locked, id, partner, false);
  // The result also includes numbers that the page did not show. Another tab or a colleague may have shared such
  // numbers after the page was loaded.
  const before = await listShared(locked, clientId, partner.id);

  if (grant.length > 0) connectClient(locked, actor, client, partner.id);
  for (const id of grant)
    await grantPermission(locked, actor, channelOf(channels, id), {
      partnerId: partner.id,
      source: 'client_grant',
      expiresAt,
    });
  for (const id of [...withdraw].sort()) await withdrawPermission(locked, actor, channelOf(channels, id));
  const rest = before.filter((id) => !named.includes(id));
  return { granted: grant, withdrawn: withdraw, shared: [...grant, ...keep, ...rest] };
}

async function readChannels(work: Work, clientId: string, ids: ChannelId[]): Promise<Map<ChannelId, Channel>> {
  const rows = await work.em.find(ChannelEntity, { id: { $in: ids }, clientId }, { refresh: true });
  if (rows.length !== ids.length) throw new Refusal('not_found', `a channel that is not of client ${clientId}`);
  return new Map(rows.map((row) => [row.id, row]));
}

function channelOf(channels: Map<ChannelId, Channel>, id: ChannelId): Channel {
  const channel = channels.get(id);
  if (channel === undefined) throw new Refusal('not_found', `channel ${id}`);
  return channel;
}

async function requireShared(work: Work, channelId: ChannelId, partner: Partner, expected: boolean): Promise<void> {
  const episode = await findOpenEpisode(work, channelId);
  const isShared = episode !== null && episode.partnerId === partner.id;
  if (isShared !== expected) throw new Refusal('conflict', `channel ${channelId} is not as the page showed it`);
}

const invalid = (message: string, path = 'grant'): Refusal =>
  new Refusal('invalid_input', 'answer', { issues: [{ path, message }] });
