import type { ChannelKey, ChannelKeyQuery, KeyStatus, Page, PageQuery } from '@chatelaine/shared';
import { pageOf } from './page.ts';
import { isOpen } from './permission.ts';
import type { KeyRow, SecretRow } from './rows.ts';
import type { Store } from './store.ts';

/** Whether a secret still works. */
export function isAlive({ now }: Store, { endsAt, endedAt }: SecretRow): boolean {
  return endedAt === null && (endsAt === null || now() < endsAt);
}

/** Where a key stands. */
export function keyStatus(store: Store, key: KeyRow): KeyStatus {
  if (key.revokedAt !== null) return 'revoked';
  if (!isOpen(store, key.episode)) return 'permission_ended';
  if (key.expiresAt !== null && key.expiresAt <= store.now()) return 'expired';
  return key.secrets.some((secret) => isAlive(store, secret)) ? 'live' : 'rotated_out';
}

const hintOf = (secret: string): string => `${secret.slice(0, 8)}…${secret.slice(-4)}`;

/** Shows a key, never with a secret. */
export function viewKey(store: Store, key: KeyRow): ChannelKey {
  const { id, channelId, name, scopes, limits, createdAt, expiresAt, revokedAt, secrets } = key;
  return {
    id,
    channelId,
    name,
    scopes: [...scopes],
    status: keyStatus(store, key),
    hint: hintOf(secrets.at(-1)?.secret ?? ''),
    secrets: secrets.map((row) => ({
      hint: hintOf(row.secret),
      createdAt: row.createdAt.toISOString(),
      endsAt: row.endsAt?.toISOString() ?? null,
    })),
    limits: { ...limits },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: null,
  };
}

/** Lists keys. */
export function listKeys(store: Store, query: ChannelKeyQuery & PageQuery): Page<ChannelKey> {
  const { channelId, status } = query;
  const rows = store.keys.filter(
    (key) =>
      (channelId === undefined || key.channelId === channelId) &&
      (status === undefined || (keyStatus(store, key) === 'live') === (status === 'live')),
  );
  return pageOf(
    rows,
    query,
    ({ id, createdAt }) => ({ id, at: createdAt }),
    (key) => viewKey(store, key),
  );
}
