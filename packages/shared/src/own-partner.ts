import type { ConsentChannel } from './consent.ts';
import type { ApiKeyId, ChannelId, PartnerId } from './id.ts';
import type { PermissionAct } from './permission.ts';

/** The partner with which a client works, as the client sees it. */
export interface OwnPartner {
  id: PartnerId;
  name: string;
  /** A `data:` URI of a PNG, JPEG or WebP, or null. */
  logo: string | null;
  /** Since when the client works with the partner: ISO 8601; `null`: since before the server recorded this date. */
  connectedSince: string | null;
  /** The host of the partner's first redirect URL; `null`: the partner has set none. */
  host: string | null;
  /** Whether the client may withdraw permission on numbers that the partner pays for. */
  mayWithdraw: boolean;
  /** Whether numbers that the client gets later, and that the partner pays for, are Shared from the start. */
  laterShared: boolean;
}

/** A number of the client, with all that the client needs to decide about its permission. */
export interface OwnChannel extends Omit<ConsentChannel, 'requested'> {
  /** Who made the number Shared, or Missing again; `null`: it was never Shared, its permission expired, or unknown. */
  changedBy: PermissionAct | null;
  /** When the number became Shared, or Missing again: ISO 8601; `null`: it was never Shared. */
  changedAt: string | null;
}

/** The client's decision about its numbers, without a permission request. */
export interface PermissionChange {
  /** The partner that the page showed. When the client has another partner now, nothing is saved. */
  partnerId: PartnerId;
  /** Ticked numbers that were Missing. */
  grant: ChannelId[];
  /** Numbers without a tick that were Shared. */
  withdraw: ChannelId[];
  /** Ticked numbers that were Shared. */
  keep: ChannelId[];
  /** When the permission on the granted numbers ends by itself; left out: never. */
  expiresAt?: string | undefined;
  /** The token that `permissions.review` gave for exactly the numbers in `withdraw`. */
  review?: string | undefined;
}

/** The changes that were saved, and all numbers that are Shared with the partner after them. */
export interface ChangedPermissions {
  granted: ChannelId[];
  withdrawn: ChannelId[];
  shared: ChannelId[];
}

/** The numbers that a person is about to withdraw, and the token with which `permissions.change` withdraws them. */
export interface WithdrawalReview {
  withdraw: ChannelId[];
  /** The partner's keys that stop working by the withdrawal. */
  keys: StoppedKey[];
  /** The token is valid for fifteen minutes, for this person, this client and exactly these open permissions. */
  token: string;
}

/** A number in a list of numbers that an act changes. */
export interface NamedChannel {
  id: ChannelId;
  phoneNumber: string;
  name: string;
}

/** A key of the partner that stops working by a withdrawal or by a change of partner. */
export interface StoppedKey {
  id: ApiKeyId;
  name: string;
  hint: string;
  channelId: ChannelId;
  lastUsedAt: string | null;
}

/** All that a change of partner does, before it is done. */
export interface PartnerChangePreview {
  /** The new partner. */
  partner: { id: PartnerId; name: string; logo: string | null };
  /** The partner with which the client works until the change. */
  current: { id: PartnerId; name: string };
  /** The numbers whose permission ends. */
  withdraw: NamedChannel[];
  /** The numbers that are Shared with the new partner from the start, because the partner pays for them. */
  share: NamedChannel[];
  /** The old partner's keys that stop working. */
  keys: StoppedKey[];
  /** The token with which `partner.change` makes exactly this change. It is valid for fifteen minutes. */
  token: string;
}

/** The input that changes the partner of a client. */
export interface PartnerChange {
  /** The new partner. */
  partnerId: PartnerId;
  /** The token that `partner.previewChange` gave for this partner. */
  review: string;
}

/** The result of a change of partner: the new partner, and the numbers whose permission ended or began. */
export interface ChangedPartner {
  partnerId: PartnerId;
  withdrawn: ChannelId[];
  shared: ChannelId[];
}
