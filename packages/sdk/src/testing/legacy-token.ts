import type { LegacyTokens, LegacyUse } from '@chatelaine/shared';
import { Refused } from './refused.ts';
import type { Store } from './store.ts';

/** Reports who used a legacy token. */
export const reportLegacyUse = ({ legacyUses }: Store): LegacyUse[] => structuredClone(legacyUses);

/** Switches legacy tokens off. On is an act of a person. */
export function switchLegacyTokens(store: Store, { on }: LegacyTokens): LegacyTokens {
  if (on) throw new Refused('not_allowed');
  if (store.settings.legacyTokens) {
    store.settings.legacyTokens = false;
    const data = { before: { on: true }, after: { on: false } };
    store.record({ type: 'legacy_tokens.switched', by: 'partner_key', subjectId: store.settings.partnerId, data });
  }
  return { on: false };
}
