/** The alphabet of every id and secret: base62, digits first. */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The form of each public id. Events are ULIDs; accounts and channels end in their two letters. */
export const ID_PATTERNS = {
  partner: /^[0-9A-Za-z]{10}PA$/,
  client: /^[0-9A-Za-z]{10}CL$/,
  channel: /^[0-9A-Za-z]{10}CH$/,
  key: /^key_[0-9A-Za-z]{22}$/,
  request: /^req_[0-9A-Za-z]{22}$/,
  permission: /^per_[0-9A-Za-z]{22}$/,
  person: /^usr_[0-9A-Za-z]{22}$/,
  code: /^otc_[0-9A-Za-z]{22}$/,
  event: /^evt_[0-9A-HJKMNP-TV-Z]{26}$/,
} as const;

/** The kinds of thing that have a public id. */
export type IdKind = keyof typeof ID_PATTERNS;

/** Ids on the wire are strings; the names below say of what. */
export type PartnerId = string;
export type ClientId = string;
export type ChannelId = string;
export type ApiKeyId = string;
export type PermissionRequestId = string;
export type PermissionId = string;
export type PersonId = string;
export type OneTimeCodeId = string;
export type EventId = string;
