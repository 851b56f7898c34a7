import type { WhoAmI } from '../api-key.ts';
import type { ChannelId } from '../id.ts';

/** A key that was let in, as it is stored: fields that its kind does not have are null. */
export interface WhoParts extends Pick<WhoAmI, 'id' | 'kind' | 'account' | 'name' | 'limits' | 'secretHint'> {
  channelId: ChannelId | null;
  channelIds: readonly ChannelId[] | null;
  scopes: readonly WhoAmI['scopes'][number][];
  labels: Pick<WhoAmI, 'team' | 'application' | 'environment'>;
  allowedAddresses: readonly string[] | null;
  expiresAt: Date | null;
  createdAt: Date;
}

/** Tells a key what it is: kind, account, scopes, restrictions. It shows only the hint of the secret. */
export function viewWhoAmI({ id, kind, account, name, labels, limits, secretHint, ...key }: WhoParts): WhoAmI {
  return {
    ...{ id, kind, account },
    ...(key.channelId !== null && { channelId: key.channelId }),
    ...(key.channelIds !== null && { channelIds: [...key.channelIds] }),
    name,
    scopes: [...key.scopes],
    ...labels,
    allowedAddresses: key.allowedAddresses && [...key.allowedAddresses],
    limits,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
    secretHint,
  };
}
