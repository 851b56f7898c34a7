import type { WhoAmI } from '../api-key.ts';
import type { ChannelId } from '../id.ts';

/** The stored facts about the key of an accepted call. Fields that this kind of key does not have are null. */
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
 * Returns what a caller may know about its own key: kind, account, scopes, restrictions. Of the secret, the caller gets
 * only the hint.
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
