import type {
  ChannelKey,
  ChannelKeyQuery,
  KeyLimits,
  KeyQuery,
  KeyStatus,
  KeyView,
  Page,
  PageQuery,
  PartnerKey,
  Scope,
} from '@chatelaine/shared';
import { callsInWindows, lastUse } from './count-call.ts';
import { tidyName } from './inputs.ts';
import { pageOf } from './page.ts';
import { isOpen } from './permission.ts';
import type { ChannelKeyRow, KeyRow, PartnerKeyRow, SecretRow } from './rows.ts';
import type { Store } from './store.ts';

/** Whether a secret still works. */
export function isAlive({ now }: Store, { endsAt, endedAt }: SecretRow): boolean {
  return endedAt === null && (endsAt === null || now() < endsAt);
}

/** Where a key stands. */
export function keyStatus(store: Store, key: KeyRow): KeyStatus {
  if (key.revokedAt !== null) return 'revoked';
  if (key.episode !== null && !isOpen(store, key.episode)) return 'permission_ended';
  if (key.expiresAt !== null && key.expiresAt <= store.now()) return 'expired';
  return key.secrets.some((secret) => isAlive(store, secret)) ? 'live' : 'rotated_out';
}

/** How a secret is recognised. */
export const hintOf = (secret: string): string => `${secret.slice(0, 8)}…${secret.slice(-4)}`;
/** Hint of the newest secret. */
export const newestHint = ({ secrets }: KeyRow): string => hintOf(secrets.at(-1)?.secret ?? '');

/** Shows a channel key, never with a secret. */
export function viewKey(store: Store, key: ChannelKeyRow): ChannelKey {
  return { ...viewCommon(store, key), channelId: key.channelId };
}

/** Shows a partner key, never with a secret. */
export function viewPartnerKey(store: Store, key: PartnerKeyRow): PartnerKey {
  return { ...viewCommon(store, key), partnerId: store.settings.partnerId };
}

function viewCommon<S extends Scope>(store: Store, key: KeyRow<S>): KeyView<S> {
  const { id, name, team, application, environment, allowedAddresses, createdAt, expiresAt, revokedAt } = key;
  const used = lastUse(store, id);
  return {
    ...{ id, name, team, application, environment },
    scopes: [...key.scopes],
    status: keyStatus(store, key),
    hint: newestHint(key),
    secrets: shown(store, key).map((row) => ({
      hint: hintOf(row.secret),
      createdAt: row.createdAt.toISOString(),
      endsAt: row.endsAt?.toISOString() ?? null,
    })),
    allowedAddresses: allowedAddresses && [...allowedAddresses],
    limits: { perMinute: key.limitPerMinute, perMonth: key.limitPerMonth },
    remaining: remainingOf(store, key),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: used?.at.toISOString() ?? null,
    lastUsedFrom: used?.address ?? null,
  };
}

function remainingOf(store: Store, { id, limitPerMinute, limitPerMonth }: KeyRow): KeyLimits {
  const { minute, month } = callsInWindows(store, id);
  const left = (limit: number | null, calls: number) => (limit === null ? null : Math.max(0, limit - calls));
  return { perMinute: left(limitPerMinute, minute), perMonth: left(limitPerMonth, month) };
}

// Those that live, and the newest of the others.
function shown(store: Store, { secrets }: KeyRow): SecretRow[] {
  const recent = new Set(secrets.slice(-5));
  return secrets.filter((secret) => recent.has(secret) || isAlive(store, secret));
}

/** Lists channel keys. */
export function listKeys(store: Store, query: ChannelKeyQuery & PageQuery): Page<ChannelKey> {
  const rows = store.keys.filter(({ channelId }) => query.channelId === undefined || channelId === query.channelId);
  return pageOf(asked(store, rows, query), query, placeOf, (key) => viewKey(store, key));
}

/** Lists partner keys. */
export function listPartnerKeys(store: Store, query: KeyQuery & PageQuery): Page<PartnerKey> {
  return pageOf(asked(store, store.partnerKeys, query), query, placeOf, (key) => viewPartnerKey(store, key));
}

/** Where a key stands in a list. */
export const placeOf = ({ id, createdAt }: KeyRow): { id: string; at: Date } => ({ id, at: createdAt });

function asked<Row extends KeyRow>(store: Store, keys: readonly Row[], query: KeyQuery): Row[] {
  const { status } = query;
  return keys.filter(
    (key) =>
      hasLabels(key, query) && (status === undefined || (keyStatus(store, key) === 'live') === (status === 'live')),
  );
}

/** Whether a key has the labels that are asked for. */
export function hasLabels(key: KeyRow, { team, application, environment }: KeyQuery): boolean {
  return (
    (team === undefined || key.team === tidyName(team)) &&
    (application === undefined || key.application === tidyName(application)) &&
    (environment === undefined || key.environment === environment)
  );
}
