import type { KeySettings, Overlap, PartnerKey, PartnerScope } from '@chatelaine/shared';
import { endOldSecrets, getPartnerKey, recordKey } from './end-key.ts';
import { newKeyRow, readSettings } from './key-settings.ts';
import { newestHint, viewPartnerKey } from './key-view.ts';
import { addSecret, recordMade } from './make-secret.ts';
import type { PartnerKeyRow } from './rows.ts';
import type { Store } from './store.ts';

/** A partner key that the owner of your account makes. */
export interface FakePartnerKey extends KeySettings<PartnerScope> {
  /** What its maker calls it. */
  name?: string | undefined;
  /** When it ends by itself. Default: never. */
  expiresAt?: Date | undefined;
}

/** Makes a partner key, as the owner: no program may. */
export function addPartnerKey(store: Store, { expiresAt, ...seed }: FakePartnerKey): PartnerKey {
  const id = store.newId('key');
  const blank = newKeyRow<PartnerScope>({ id, kind: 'partner', name: seed.name ?? id, createdAt: store.now() });
  const defaults = { ...blank, scopes: ['read', 'keys', 'onboarding'] satisfies PartnerScope[] };
  const key: PartnerKeyRow = { ...blank, ...readSettings(defaults, seed), expiresAt: expiresAt ?? null };
  store.partnerKeys.push(key);
  addSecret(store, key);
  recordMade(store, key, 'person');
  return viewPartnerKey(store, key);
}

/** Gives a partner key a new secret, as the owner. */
export function rotatePartnerKey(store: Store, id: string, overlap: Overlap): PartnerKey {
  const key = getPartnerKey(store, id);
  endOldSecrets(store, key, overlap);
  addSecret(store, key);
  recordKey(store, key, 'api_key.rotated', { by: 'person', kind: 'partner', hint: newestHint(key), overlap });
  return viewPartnerKey(store, key);
}
