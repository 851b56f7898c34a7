import type { Actor, PartnerScope } from '@chatelaine/shared';
import type { KeyRecord } from '../api-key/index.ts';

/** Returns a partner key as an actor. */
export function actorOfKey(key: Extract<KeyRecord, { kind: 'partner' }>): Actor {
  const account = { type: 'partner', id: key.partner.id } as const;
  return { kind: 'partner_key', id: key.id, account, scopes: key.scopes as PartnerScope[] };
}
