/** The alphabet of every id and secret: base62, digits first. */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The pattern of each public id. Events have ULIDs. Ids of accounts and channels end in two letters. */
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

/** Ids are strings on the wire. These names say what they belong to. This one ends in `PA`. */
export type PartnerId = string;
/** Ends in `CL`. */
export type ClientId = string;
/** Ends in `CH`. */
export type ChannelId = string;
/** Begins with `key_`. */
export type ApiKeyId = string;
/** Begins with `req_`. */
export type PermissionRequestId = string;
/** Begins with `per_`. */
export type PermissionId = string;
/** Begins with `usr_`. */
export type PersonId = string;
/** Begins with `otc_`. */
export type OneTimeCodeId = string;
/** Begins with `evt_`. */
export type EventId = string;
