import type { KeyKind, WhoAmI } from '../api-key.ts';
import type { KeptKey } from './api-key.view.ts';

/** A key that was let in: the key, its account, and the hint of the secret. */
export interface WhoParts {
  key: KeptKey & { kind: KeyKind };
  account: WhoAmI['account'];
  secretHint: string;
}

/** Tells a key what it is: kind, account, scopes, restrictions. It shows only the hint of the secret. */
export function viewWhoAmI({ key, account, secretHint }: WhoParts): WhoAmI {
  const { id, kind, name, team, application, environment, allowedAddresses, channelId, channelIds } = key;
  return {
    ...{ id, kind, name, team, application, environment },
    account,
    ...(channelId === null ? {} : { channelId }),
    ...(channelIds === null ? {} : { channelIds: [...channelIds] }),
    scopes: [...key.scopes],
    allowedAddresses: allowedAddresses && [...allowedAddresses],
    limits: { perMinute: key.limitPerMinute, perMonth: key.limitPerMonth },
    expiresAt: key.expiresAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
    secretHint,
  };
}
