import type { ChannelId, ClientId, PartnerId, PermissionId } from './id.ts';

/** Shown to people as **Shared** and **Missing**. */
export type PermissionStatus = 'shared' | 'missing';

/** Where an episode came from: the payment type's default, or the client's own act. */
export type PermissionSource = 'partner_payment' | 'client_grant';

/** One episode of permission on one channel: from its grant to its end. Only its end is ever written. */
export interface Permission {
  id: PermissionId;
  channelId: ChannelId;
  clientId: ClientId;
  partnerId: PartnerId;
  status: PermissionStatus;
  source: PermissionSource;
  grantedAt: string;
  expiresAt: string | null;
  withdrawnAt: string | null;
}

/** Narrows the history of permissions; all of what is given must hold. */
export interface PermissionQuery {
  clientId?: ClientId | undefined;
  channelId?: ChannelId | undefined;
  status?: PermissionStatus | undefined;
}

/** Your ids, sorted by what the client says today. `unknown`: absent, or not a channel of your clients. */
export interface PermissionCheck {
  shared: ChannelId[];
  missing: ChannelId[];
  unknown: ChannelId[];
}

/** The sentence wherever a client's button is greyed out because the number is shared. */
export const SHARED_WITH_PARTNER =
  "API keys are disabled for this number. The number was shared with your integration partner. With your permission, the partner has access to the WhatsApp Business API on your behalf. To manage permissions go to 'Organization Settings' or contact your partner.";
