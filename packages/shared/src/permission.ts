import type { ChannelId, ClientId, PartnerId, PermissionId } from './id.ts';

/** The status of a permission. People see the two values as **Shared** and **Missing**. */
export type PermissionStatus = 'shared' | 'missing';

/** Why an episode of permission began: by the default of the payment type, or by the client's own act. */
export type PermissionSource = 'partner_payment' | 'client_grant';

/**
 * One episode of permission on one channel, from the grant of the permission to its end. After the grant, the server
 * changes a stored episode only to write its end.
 */
export interface Permission {
  /** The id of the permission. */
  id: PermissionId;
  /** The number on which the client gave the permission. */
  channelId: ChannelId;
  /** The client that gave the permission. */
  clientId: ClientId;
  /** The partner that has the permission: you. */
  partnerId: PartnerId;
  /** `shared` from the grant to the end of the permission, `missing` afterwards. */
  status: PermissionStatus;
  /** Why the permission began. */
  source: PermissionSource;
  /** When the permission began: ISO 8601. */
  grantedAt: string;
  /** When the permission ends by itself: ISO 8601; `null`: never. */
  expiresAt: string | null;
  /** When the client withdrew the permission: ISO 8601; `null`: the client has not withdrawn it. */
  withdrawnAt: string | null;
  /** The number and its display name. An older server does not send this field. */
  channel?:
    | {
        /** The phone number: E.164 with `+`. */
        phoneNumber: string;
        /** The display name. */
        name: string;
      }
    | undefined;
  /** Who gave the permission; `null`: unknown. An older server does not send this field. */
  grantedBy?: PermissionAct | null | undefined;
  /** Who withdrew the permission; `null`: nobody did, or unknown. An older server does not send this field. */
  withdrawnBy?: PermissionAct | null | undefined;
}

/** Who gave or withdrew a permission, as the reader may know it. */
export interface PermissionAct {
  /**
   * `person`: a person of the client, for a reader of the same client. `client`: somebody of the client, for its
   * partner. `operator`: the operator of the server.
   */
  kind: 'person' | 'client' | 'operator';
  /** The name of the person; `null` when the reader may not know it. */
  name: string | null;
}

/** The filter of the history of permissions. The list has only the permissions that match every given field. */
export interface PermissionQuery {
  /** Permissions of this client. */
  clientId?: ClientId | undefined;
  /** Permissions on this number. */
  channelId?: ChannelId | undefined;
  /** `shared`: only permissions that are open now; `missing`: only permissions that have ended. */
  status?: PermissionStatus | undefined;
}

/** The ids that the caller asked about, in three groups by the current permission of each number. */
export interface PermissionCheck {
  /** Numbers that are Shared with you now. */
  shared: ChannelId[];
  /** Numbers of your clients that are not Shared. */
  missing: ChannelId[];
  /**
   * Ids that do not exist, and ids of channels that are not of your clients. The answer does not tell these two cases
   * apart.
   */
  unknown: ChannelId[];
}

/** The sentence that a client sees beside the disabled button "Generate API Key" of a number that is shared. */
export const SHARED_WITH_PARTNER =
  "API keys are disabled for this number. The number was shared with your integration partner. With your permission, the partner has access to the WhatsApp Business API on your behalf. To manage permissions go to 'Organization Settings' or contact your partner.";
