/** The alphabet of every secret, and of every id except the ids of events: base62, digits first. */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

// The alphabet of event ids: Crockford's base32, as the ULID specification demands.
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number of random bits in a ULID. These bits follow 48 bits of milliseconds. Source: github.com/ulid/spec. */
export const ULID_RANDOM_BITS = 80n;

/**
 * Makes a ULID in the form of a number: the milliseconds of `at`, then the 80 bits of `rest`. A later millisecond
 * always gives a larger number, whatever `rest` is.
 */
export const ulidOf = (at: Date, rest: bigint): bigint => (BigInt(at.getTime()) << ULID_RANDOM_BITS) | rest;

/** Writes an event id: `evt_` and a ULID. Event ids sort as text in the order of their ULIDs. */
export function writeEventId(ulid: bigint): string {
  let text = '';
  for (let left = ulid; text.length < 26; left >>= 5n) text = CROCKFORD.charAt(Number(left & 31n)) + text;
  return `evt_${text}`;
}

/** Returns the ULID of an event id that {@link writeEventId} wrote. */
export const readEventId = (id: string): bigint =>
  Array.from(id.slice('evt_'.length)).reduce((value, sign) => value * 32n + BigInt(CROCKFORD.indexOf(sign)), 0n);

/**
 * The pattern of each kind of public id. The id of an event has a ULID. Ids of accounts and channels end in two
 * letters.
 */
export const ID_PATTERNS = {
  partner: /^[0-9A-Za-z]{10}PA$/,
  client: /^[0-9A-Za-z]{10}CL$/,
  channel: /^[0-9A-Za-z]{10}CH$/,
  key: /^key_[0-9A-Za-z]{22}$/,
  request: /^req_[0-9A-Za-z]{22}$/,
  permission: /^per_[0-9A-Za-z]{22}$/,
  person: /^usr_[0-9A-Za-z]{22}$/,
  code: /^otc_[0-9A-Za-z]{22}$/,
  contact: /^con_[0-9A-Za-z]{22}$/,
  chat: /^chat_[0-9A-Za-z]{22}$/,
  message: /^msg_[0-9A-Za-z]{22}$/,
  webhook: /^wh_[0-9A-Za-z]{22}$/,
  delivery: /^dlv_[0-9A-Za-z]{22}$/,
  event: /^evt_[0-9A-HJKMNP-TV-Z]{26}$/,
} as const;

/** The kinds of things that have a public id. */
export type IdKind = keyof typeof ID_PATTERNS;

/**
 * The id of a partner; it ends in `PA`. Like every type of id in this file, it is a plain string. The name of the type
 * tells the reader of which thing it is the id.
 */
export type PartnerId = string;
/** The id of a client; it ends in `CL`. */
export type ClientId = string;
/** The id of a channel; it ends in `CH`. */
export type ChannelId = string;
/** The id of an API key; it begins with `key_`. */
export type ApiKeyId = string;
/** The id of a permission request; it begins with `req_`. */
export type PermissionRequestId = string;
/** The id of a permission; it begins with `per_`. */
export type PermissionId = string;
/** The id of a person; it begins with `usr_`. */
export type PersonId = string;
/** The id of a one-time code; it begins with `otc_`. */
export type OneTimeCodeId = string;
/** The id of a contact; it begins with `con_`. */
export type ContactId = string;
/** The id of a chat; it begins with `chat_`. */
export type ChatId = string;
/** The id of a message; it begins with `msg_`. */
export type MessageId = string;
/** The id of a webhook; it begins with `wh_`. */
export type WebhookId = string;
/** The id of a delivery of a webhook; it begins with `dlv_`. */
export type WebhookDeliveryId = string;
/** The id of an event; it begins with `evt_`. */
export type EventId = string;
