import type { WhoAmI } from '@chatelaine/shared';
import type { KeyRecord } from './key-record.ts';

/** Tells a key what it is: kind, account, scopes, restrictions. It shows only the hint of the secret. */
export function whoAmI(key: KeyRecord): WhoAmI {
  return {
    id: key.id,
    kind: key.kind,
    account: accountOf(key),
    ...(key.kind === 'channel' && { channelId: key.channel.id }),
    ...(key.kind === 'organization' && key.channelIds !== null && { channelIds: key.channelIds }),
    name: key.name,
    scopes: [...key.scopes],
    ...key.labels,
    allowedAddresses: key.allowedAddresses,
    limits: key.limits,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
    secretHint: key.secret.hint,
  };
}

// A channel key belongs to its number, so its account is the client who owns the number.
function accountOf(key: KeyRecord): WhoAmI['account'] {
  if (key.kind === 'partner') return { type: 'partner', id: key.partner.id, name: key.partner.name };
  return { type: 'client', id: key.client.id, name: key.client.name };
}
