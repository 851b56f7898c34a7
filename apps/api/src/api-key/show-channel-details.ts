import {
  type Actor,
  type ChannelDetails,
  type ChannelId,
  isEpisodeOpen,
  judgeCreateKey,
  type KeyInForce,
  permissionEnd,
} from '@chatelaine/shared';
import { showChannel } from '../channel/index.ts';
import { ClientEntity } from '../client/index.ts';
import { findLatestEpisode, showAct } from '../permission/index.ts';
import { findNames } from '../person/index.ts';
import { allOf } from '../platform/db/condition.ts';
import type { Work } from '../platform/work.ts';
import { lastUses } from '../usage/index.ts';
import { IS_OPEN, isInForce, KEY_TABLES, visibleKeys } from './api-key.sql.ts';

/**
 * Shows one number with its permission, the key that programs use, and whether the actor can make a key for it. The
 * rule that decides this is the rule of `createChannelKey`.
 */
export async function showChannelDetails(work: Work, actor: Actor, id: ChannelId): Promise<ChannelDetails> {
  const channel = await showChannel(work, actor, id);
  const client = await work.em.findOneOrFail(ClientEntity, { id: channel.clientId });
  const last = await findLatestEpisode(work, actor, id);
  const open = last !== null && isEpisodeOpen(last, work.now) ? last : null;
  const since = open?.grantedAt ?? (last && permissionEnd(last, work.now));
  const doer = open === null ? last?.withdrawnBy : open.grantedBy;
  const facts = { status: channel.status, clientStatus: client.status, sharedWith: open?.partnerId ?? null };
  return {
    ...channel,
    createKey: judgeCreateKey(actor, facts),
    keyInForce: await findKeyInForce(work, actor, id),
    permissionSince: since?.toISOString() ?? null,
    permissionBy: showAct(actor, doer, await findNames(work, [doer])),
    permissionEndsAt: open?.expiresAt?.toISOString() ?? null,
  };
}

interface Row {
  id: string;
  name: string;
  hint: string;
  created_at: Date | string;
}

// Finds the key that a new key of the number would replace. A partner does not see the keys that the client made.
async function findKeyInForce(work: Work, actor: Actor, channelId: ChannelId): Promise<KeyInForce | null> {
  const { sql, values } = allOf([
    visibleKeys(actor),
    ["k.kind = 'channel' and k.channel_id = ?", [channelId]],
    isInForce(work.now),
    [IS_OPEN, [work.now]],
  ]);
  const [row] = await work.em.execute<Row[]>(
    `select k.id, k.name, s.hint, k.created_at from ${KEY_TABLES} join api_key_secret s on s.api_key_id = k.id
     where ${sql} order by k.created_at desc limit 1`,
    values,
  );
  if (row === undefined) return null;
  const { id, name, hint } = row;
  const lastUse = (await lastUses(work, [id])).get(id);
  const createdAt = new Date(row.created_at).toISOString();
  return { id, name, hint, createdAt, lastUsedAt: lastUse?.at.toISOString() ?? null };
}
