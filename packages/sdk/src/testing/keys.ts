import * as rules from '@chatelaine/shared';
import * as z from 'zod';
import { lastCallsOf, windowsOf } from './calls.ts';
import { query } from './procedure.ts';
import { found } from './refused.ts';
import { type Fact, type FakeKind, type KeyRow, PARTNER_KEY, type SecretRow, type Store } from './store.ts';

/** Gets the key of this kind with this id, or refuses the call with `not_found`. */
export const getKey = ({ keys }: Store, kind: FakeKind, id: rules.ApiKeyId): KeyRow =>
  found(keys.find((key) => key.id === id && key.kind === kind));

/** Returns the keys that the partner's own key may see. */
export function visibleKeys(store: Store): KeyRow[] {
  const actor = store.actor;
  return store.keys.filter((key) => rules.seesKey(actor, key));
}

/** Whether the permission behind a channel key is open; true for a partner key, which needs no permission. */
export const isPermissionOpen = ({ now }: Store, { episode }: KeyRow): boolean =>
  episode === null || rules.isEpisodeOpen(episode, now());

/** The status of a key. */
export const statusOf = (store: Store, key: KeyRow): rules.KeyStatus =>
  rules.keyStatus(key, key.secrets, isPermissionOpen(store, key), store.now());

/** Returns a key in its public form, without its secrets. */
export function showKey<K extends FakeKind>(store: Store, kind: K, key: KeyRow): rules.KeyOf[K] {
  const use = { ...lastCallsOf(store, key.id), windows: windowsOf(store, key.id) };
  const createdBy = key.kind === 'channel' ? store.ownMaker : null;
  const parts = { key, secrets: key.secrets, isPermissionOpen: isPermissionOpen(store, key), createdBy, ...use };
  return rules.viewKey(kind, parts, store.now());
}

/** The hint of a key's newest secret: the first and last characters of the secret. */
export const newestHint = ({ secrets }: KeyRow): string => secrets.at(-1)?.hint ?? '';

/** Adds a secret to a key, and returns the secret. */
export function addSecret(store: Store, key: KeyRow, secret: string = store.newSecret(key.kind)): string {
  const hint = `${secret.slice(0, 8)}…${secret.slice(-4)}`;
  key.secrets.push({ secret, hint, createdAt: store.now(), endsAt: null, endedAt: null });
  return secret;
}

/** Writes new ends into the rows of secrets. `ends` has the end that a rule has decided for each secret. */
export function endSecrets(ends: rules.SecretEnds<SecretRow>): void {
  for (const [secret, end] of ends) Object.assign(secret, end);
}

/** Records an event of a key. */
export function recordKey(
  store: Store,
  { id, name, clientId, channelId }: KeyRow,
  type: rules.EventType,
  { by = 'partner_key', ...more }: Record<string, unknown> & { by?: Fact['by'] },
): void {
  store.record({ type, by, clientId, channelId, subjectId: id, data: { name, ...more } });
}

/** Returns the facts about the partner key of the call. */
export const whoAmI = query(null, z.unknown(), ({ ownKey, settings }) => {
  const secretHint = ownKey.secrets.find(({ secret }) => secret === PARTNER_KEY)?.hint ?? '';
  const account = { type: 'partner', id: settings.partnerId, name: settings.name } as const;
  const { team, application, environment, limitPerMinute: perMinute, limitPerMonth: perMonth } = ownKey;
  const labels = { team, application, environment };
  return rules.viewWhoAmI({ ...ownKey, account, labels, limits: { perMinute, perMonth }, secretHint });
});
