import type { Actor, OrganizationScope, PartnerScope } from '@chatelaine/shared';
import type { KeyRecord } from '../api-key/index.ts';

/** Returns a partner key or an organization key as an actor. */
export function actorOfKey(key: Exclude<KeyRecord, { kind: 'channel' }>): Actor {
  if (key.kind === 'organization') {
    const { id, channelIds } = key;
    const account = { type: 'client', id: key.client.id } as const;
    return { kind: 'organization_key', id, account, channelIds, scopes: key.scopes as OrganizationScope[] };
  }
  const account = { type: 'partner', id: key.partner.id } as const;
  return { kind: 'partner_key', id: key.id, account, scopes: key.scopes as PartnerScope[] };
}
