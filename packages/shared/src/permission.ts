import type { ChannelId, ClientId, PartnerId, PermissionId } from './id.ts';

/** The status of a permission. People see the two values as **Shared** and **Missing**. */
export type PermissionStatus = 'shared' | 'missing';

/** The cause of an episode: the default of the payment type, or the client's own act. */
export type PermissionSource = 'partner_payment' | 'client_grant';

/**
 * One episode of permission on one channel, from its grant to its end. After the grant, only the end of the episode is
 * written.
 */
export interface Permission {
  /** The id of the permission. */
  id: PermissionId;
  /** The number of the permission. */
  channelId: ChannelId;
  /** The client that gave the permission. */
  clientId: ClientId;
  /** The partner that has the permission: you. */
  partnerId: PartnerId;
  /** `shared` from the grant to the end of the permission, `missing` afterwards. */
  status: PermissionStatus;
  /** The cause of the permission. */
  source: PermissionSource;
  /** When the permission began: ISO 8601. */
  grantedAt: string;
  /** When the permission ends by itself: ISO 8601; `null`: never. */
  expiresAt: string | null;
  /** When the client withdrew the permission: ISO 8601; `null`: the client has not withdrawn it. */
  withdrawnAt: string | null;
}

/** Filters the history of permissions. A permission must match every given field. */
export interface PermissionQuery {
  /** Permissions of this client. */
  clientId?: ClientId | undefined;
  /** Permissions on this number. */
  channelId?: ChannelId | undefined;
  /** Permissions that are open now, or that have ended. */
  status?: PermissionStatus | undefined;
}

/** The given ids, in three groups by their current permission. */
export interface PermissionCheck {
  /** Numbers that are Shared with you now. */
  shared: ChannelId[];
  /** Numbers of your clients that are not Shared. */
  missing: ChannelId[];
  /** Ids that do not exist or are not channels of your clients. The answer is the same in these two cases. */
  unknown: ChannelId[];
}

/** The sentence beside a disabled button of a client whose number is shared. */
export const SHARED_WITH_PARTNER =
  "API keys are disabled for this number. The number was shared with your integration partner. With your permission, the partner has access to the WhatsApp Business API on your behalf. To manage permissions go to 'Organization Settings' or contact your partner.";
