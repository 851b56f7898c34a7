import {
  type AccountStatus,
  type ApiKeyId,
  type ChannelId,
  type ChannelStatus,
  type JudgedKey,
  judgeKey,
  type KeyVerdict,
  type PermissionId,
  type Scope,
} from '@chatelaine/shared';
import type { Transaction } from '../platform/work.ts';
import { HOLD_EPISODE, HOLD_KEY } from './held-key.sql.ts';

/** A key that did something for a number earlier, and that now is judged again. */
export interface HeldKey {
  id: ApiKeyId;
  channelId: ChannelId;
  /** The episode under which a partner made the key. */
  permissionId: PermissionId | null;
  /** The facts about the number and its client, whose rows are locked. */
  channelStatus: ChannelStatus;
  clientStatus: AccountStatus;
}

interface KeyRow {
  kind: 'channel' | 'organization' | 'partner';
  scopes: Scope[];
  channel_id: ChannelId | null;
  channel_ids: ChannelId[] | null;
  expires_at: Date | string | null;
  revoked_at: Date | string | null;
}

interface EpisodeRow {
  expires_at: Date | string | null;
  withdrawn_at: Date | string | null;
  status: AccountStatus;
}

/**
 * Judges again whether a key may act for a number. Its verdict stays true until the end of the transaction, because the
 * rows that decide are locked: a revocation waits. Call it with the rows of the client and the number locked.
 *
 * The secret and the sender's address are not judged again. The caller has shown them when the call came in.
 */
export async function judgeHeldKey(tx: Transaction, held: HeldKey, scope: Scope): Promise<KeyVerdict> {
  const episode = held.permissionId === null ? null : await lockEpisode(tx, held.permissionId);
  const [key] = await tx.em.execute<KeyRow[]>(HOLD_KEY, [held.id]);
  const reaches = key?.kind === 'channel' ? key.channel_id === held.channelId : isAmong(key, held.channelId);
  if (key === undefined || !reaches) return { allow: false, reason: 'revoked' };
  const needs = { scope, isAddressAllowed: true, address: null };
  return judgeKey(judgedOf(key, held, episode), needs, tx.services.clock.now());
}

const isAmong = (key: KeyRow | undefined, id: ChannelId): boolean => key?.channel_ids?.includes(id) ?? true;

async function lockEpisode(tx: Transaction, id: PermissionId): Promise<EpisodeRow | null> {
  const [row] = await tx.em.execute<EpisodeRow[]>(HOLD_EPISODE, [id]);
  return row ?? null;
}

const ALIVE = { endsAt: null, endedAt: null };

function judgedOf(key: KeyRow, { channelStatus, clientStatus }: HeldKey, episode: EpisodeRow | null): JudgedKey {
  const common = {
    scopes: key.scopes,
    expiresAt: dateOf(key.expires_at),
    revokedAt: dateOf(key.revoked_at),
    secret: ALIVE,
    client: { status: clientStatus },
  };
  if (key.kind !== 'channel') return { ...common, kind: 'organization' };
  const maker = episode && {
    partner: { status: episode.status },
    permission: { expiresAt: dateOf(episode.expires_at), withdrawnAt: dateOf(episode.withdrawn_at) },
  };
  return { ...common, kind: 'channel', channel: { status: channelStatus }, maker };
}

const dateOf = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));
