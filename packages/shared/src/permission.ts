import type { ChannelId, ClientId, PartnerId, PermissionId } from './id.ts';

/** Shown to people as **Shared** and **Missing**. */
export type PermissionStatus = 'shared' | 'missing';

/** Where an episode came from: the payment type's default, or the client's own act. */
export type PermissionSource = 'partner_payment' | 'client_grant';

/** One episode of permission on one channel: from its grant to its end. Only its end is ever written. */
export interface Permission {
  /** Its id. */
  id: PermissionId;
  /** The number it is about. */
  channelId: ChannelId;
  /** Who gave it. */
  clientId: ClientId;
  /** Who has it: you. */
  partnerId: PartnerId;
  /** `shared` from its grant to its end, `missing` afterwards. */
  status: PermissionStatus;
  /** Where it came from. */
  source: PermissionSource;
  /** When it began: ISO 8601. */
  grantedAt: string;
  /** When it ends by itself: ISO 8601; `null`: never. */
  expiresAt: string | null;
  /** When the client withdrew it: ISO 8601; `null`: it did not. */
  withdrawnAt: string | null;
}

/** Narrows the history of permissions; all of what is given must hold. */
export interface PermissionQuery {
  /** Those of this client. */
  clientId?: ClientId | undefined;
  /** Those of this number. */
  channelId?: ChannelId | undefined;
  /** Those that hold now, or are over. */
  status?: PermissionStatus | undefined;
}

/** Your ids, sorted by what the client says today. `unknown`: absent, or not a channel of your clients. */
export interface PermissionCheck {
  /** Shared with you now. */
  shared: ChannelId[];
  /** Of your clients, and not Shared. */
  missing: ChannelId[];
  /** Absent, or not a channel of your clients: nobody is told which. */
  unknown: ChannelId[];
}

/** The sentence wherever a client's button is greyed out because the number is shared. */
export const SHARED_WITH_PARTNER =
  "API keys are disabled for this number. The number was shared with your integration partner. With your permission, the partner has access to the WhatsApp Business API on your behalf. To manage permissions go to 'Organization Settings' or contact your partner.";
