import type { WhoAmI } from '../api-key.ts';
import type { ChannelId } from '../id.ts';

/** An accepted key as it is stored. Fields that the kind of key does not have are null. */
export interface WhoParts extends Pick<WhoAmI, 'id' | 'kind' | 'account' | 'name' | 'limits' | 'secretHint'> {
  channelId: ChannelId | null;
  channelIds: readonly ChannelId[] | null;
  scopes: readonly WhoAmI['scopes'][number][];
  labels: Pick<WhoAmI, 'team' | 'application' | 'environment'>;
  allowedAddresses: readonly string[] | null;
  expiresAt: Date | null;
  createdAt: Date;
}

/**
 * Shows the facts about a key to the caller that has the key: kind, account, scopes, restrictions. It shows only the
 * hint of the secret.
 */
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
