import { fullWindow, type JudgedKey, judgeKey, type KeyVerdict, type Scope } from '@chatelaine/shared';
import { isInNetworks } from '@chatelaine/shared/network';
import { countCall, windowsOf } from './calls.ts';
import { channelOf } from './permissions.ts';
import type { FakeKind, KeyRow, SecretRow, Store } from './store.ts';
import type { FakeVisit } from './world.ts';

/** Judges a call with a secret, as the server's door for this kind of key would. `count` stores the judged call. */
export function judgeCall(
  store: Store,
  kind: FakeKind,
  secret: string,
  { scope = null, address = null }: { scope?: Scope | null | undefined; address?: string | null | undefined },
): { verdict: KeyVerdict; count(): void } {
  for (const key of store.keys.filter((each) => each.kind === kind)) {
    const row = key.secrets.find((each) => each.secret === secret);
    if (row === undefined) continue;
    const verdict = judge(store, key, row, { scope, address });
    const outcome = verdict.allow ? 'ok' : verdict.reason;
    return { verdict, count: () => countCall(store, key, { scope, address, outcome }) };
  }
  return { verdict: { allow: false, reason: 'unauthenticated' }, count: () => {} };
}

/**
 * Judges a call with a channel key's secret as the messaging door would. Returns null when the call is allowed, and the
 * reason when the call is refused. Counts the call only when `isVisit` is true.
 */
export function judgeSecret(store: Store, secret: string, visit: FakeVisit = {}, isVisit = false) {
  const { verdict, count } = judgeCall(store, 'channel', secret, visit);
  if (isVisit) count();
  return verdict.allow ? null : verdict.reason;
}

function judge(store: Store, key: KeyRow, secret: SecretRow, needs: { scope: Scope | null; address: string | null }) {
  const { allowedAddresses, limitPerMinute: perMinute, limitPerMonth: perMonth } = key;
  const isAddressAllowed = allowedAddresses === null || isInNetworks(needs.address, allowedAddresses);
  const verdict = judgeKey(judged(store, key, secret), { ...needs, isAddressAllowed }, store.now());
  if (!verdict.allow) return verdict;
  const full = fullWindow({ perMinute, perMonth }, windowsOf(store, key.id), store.now());
  return full === null ? verdict : ({ allow: false, reason: full.reason } as const);
}

// In a fake, the accounts of the partner and of the clients are always active.
const ACTIVE = { status: 'active' } as const;

function judged(store: Store, key: KeyRow, secret: SecretRow): JudgedKey {
  const { scopes, expiresAt, revokedAt, channelId, episode } = key;
  const common = { scopes, expiresAt, revokedAt, secret };
  if (channelId === null || episode === null) return { ...common, kind: 'partner', partner: ACTIVE };
  const maker = { partner: ACTIVE, permission: episode };
  return { ...common, kind: 'channel', channel: channelOf(store, channelId), client: ACTIVE, maker };
}
