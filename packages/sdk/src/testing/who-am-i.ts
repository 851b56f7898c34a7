import type { WhoAmI } from '@chatelaine/shared';
import { hintOf } from './key-view.ts';
import { PARTNER_KEY, type Store } from './store.ts';

/** Tells the partner key that calls what it is. */
export function whoAmI({ ownKey, settings }: Store): WhoAmI {
  const { id, kind, name, scopes, allowedAddresses, limitPerMinute, limitPerMonth } = ownKey;
  const { team, application, environment } = ownKey;
  return {
    ...{ id, kind, name, team, application, environment, allowedAddresses },
    account: { type: 'partner', id: settings.partnerId, name: settings.name },
    scopes: [...scopes],
    limits: { perMinute: limitPerMinute, perMonth: limitPerMonth },
    expiresAt: ownKey.expiresAt?.toISOString() ?? null,
    createdAt: ownKey.createdAt.toISOString(),
    secretHint: hintOf(PARTNER_KEY),
  };
}
