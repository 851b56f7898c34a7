import type { RefusalCode } from '@chatelaine/shared';
import { isAlive } from './key-view.ts';
import { isOpen } from './permission.ts';
import type { EpisodeRow, KeyRow, SecretRow } from './rows.ts';
import type { Store } from './store.ts';

/** Judges a secret as the messaging door would: null when it opens, else why not. */
export function judgeSecret(store: Store, secret: string): RefusalCode | null {
  const key = store.keys.find(({ secrets }) => secrets.some((row) => row.secret === secret));
  const row = key?.secrets.find((each) => each.secret === secret);
  if (!key || !row) return 'unauthenticated';
  if (isReplaced(store, key, row)) return 'rotated_out';
  if (key.revokedAt !== null || !isOpen(store, key.episode)) return 'revoked';
  if (store.channels.find(({ id }) => id === key.channelId)?.status !== 'running') return 'channel_not_running';
  if (passed(store, key.expiresAt)) return 'expired';
  return isAlive(store, row) ? null : 'rotated_out';
}

/** Whether a newer secret took its place before anything else of its key ended. */
function isReplaced(store: Store, key: KeyRow, { endsAt, endedAt }: SecretRow): boolean {
  const end = endedAt ?? passed(store, endsAt);
  const others = [key.revokedAt, episodeEnd(store, key.episode), passed(store, key.expiresAt)];
  return end !== null && others.every((other) => other === null || end < other);
}

const episodeEnd = (store: Store, { withdrawnAt, expiresAt }: EpisodeRow): Date | null =>
  withdrawnAt ?? passed(store, expiresAt);

const passed = ({ now }: Store, date: Date | null): Date | null => (date !== null && date <= now() ? date : null);
