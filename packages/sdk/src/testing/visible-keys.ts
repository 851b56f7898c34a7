import type { KeyRow } from './rows.ts';
import type { Store } from './store.ts';

/** The keys that the partner key in use may know of: beside itself, other partner keys only with the scope `settings`. */
export function visibleKeys({ keys, partnerKeys, ownKey }: Store): KeyRow[] {
  return [...keys, ...(ownKey.scopes.includes('settings') ? partnerKeys : [ownKey])];
}
