import type { ApiKeyId, ChannelId, ClientId, PartnerId, PermissionId } from '@chatelaine/shared';

/** The number whose webhook is read or set, and the key of the call. */
export interface NumberCall {
  channelId: ChannelId;
  clientId: ClientId;
  apiKeyId: ApiKeyId;
  /** The hint of the secret that the program sent. */
  secretHint: string;
  /** The partner that made the key; null when no partner did. */
  partnerId: PartnerId | null;
  /** The episode in which the key was made; null when no partner made the key. */
  permissionId: PermissionId | null;
}
