import type { ChannelId, ClientId, PartnerId, PermissionId } from './id.ts';

/** People see these as **Shared** and **Missing**. */
export type PermissionStatus = 'shared' | 'missing';

/** The cause of an episode: the default of the payment type, or the client's own act. */
export type PermissionSource = 'partner_payment' | 'client_grant';

/** One episode of permission on one channel, from its grant to its end. After the grant, only its end is written. */
export interface Permission {
  /** Its id. */
  id: PermissionId;
  /** The number that it covers. */
  channelId: ChannelId;
  /** The client that gave it. */
  clientId: ClientId;
  /** The partner that has it: you. */
  partnerId: PartnerId;
  /** `shared` from its grant to its end, `missing` afterwards. */
  status: PermissionStatus;
  /** Its cause. */
  source: PermissionSource;
  /** When it began: ISO 8601. */
  grantedAt: string;
  /** When it ends by itself: ISO 8601; `null`: never. */
  expiresAt: string | null;
  /** When the client withdrew it: ISO 8601; `null`: it did not. */
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

/** Your ids, sorted by the client's present answer. `unknown`: absent, or not a channel of your clients. */
export interface PermissionCheck {
  /** Numbers that are Shared with you now. */
  shared: ChannelId[];
  /** Numbers of your clients that are not Shared. */
  missing: ChannelId[];
  /** Ids that do not exist or are not channels of your clients. The answer does not say which of the two. */
  unknown: ChannelId[];
}

/** The sentence beside a disabled button of a client whose number is shared. */
export const SHARED_WITH_PARTNER =
  "API keys are disabled for this number. The number was shared with your integration partner. With your permission, the partner has access to the WhatsApp Business API on your behalf. To manage permissions go to 'Organization Settings' or contact your partner.";
