import { randomBytes } from 'node:crypto';
import { BASE62, type IdKind, readEventId, ULID_RANDOM_BITS, ulidOf, writeEventId } from '@chatelaine/shared';

/**
 * Makes random base62 text. Bytes of 248 and more are discarded (rejection sampling), because 248 is the largest
 * multiple of 62 that fits in a byte. So every character is equally likely.
 */
export const randomBase62 = (length: number): string => base62Of(length, randomBytes);

function base62Of(length: number, bytesOf: (count: number) => Uint8Array): string {
  let text = '';
  while (text.length < length) {
    for (const byte of bytesOf(length * 2)) {
      if (byte < 248 && text.length < length) text += BASE62.charAt(byte % 62);
    }
  }
  return text;
}

const STOCK = 4_096;
let stock = Buffer.alloc(0);

/**
 * Returns random bytes for public values, such as the id of a request. Many bytes are made together, because each call
 * of `randomBytes` is expensive. Each byte is used only once. Secrets are not made of these bytes, because the bytes of
 * a secret must not be in memory earlier than needed.
 */
export function stockedBytes(count: number): Uint8Array {
  if (stock.length < count) stock = randomBytes(Math.max(STOCK, count));
  const taken = stock.subarray(0, count);
  stock = stock.subarray(count);
  return taken;
}

/** Returns a random number from 0 to 1, without 1. */
export const chance = (): number => Buffer.from(stockedBytes(4)).readUInt32BE() / 2 ** 32;

const PREFIXES = {
  key: 'key_',
  request: 'req_',
  permission: 'per_',
  person: 'usr_',
  code: 'otc_',
  contact: 'con_',
  chat: 'chat_',
  message: 'msg_',
  webhook: 'wh_',
  delivery: 'dlv_',
} as const;
const SUFFIXES = { partner: 'PA', client: 'CL', channel: 'CH' } as const;

/** Makes a public id of the given kind, as `shared/id.ts` describes them. */
export function newId(kind: Exclude<IdKind, 'event'>): string {
  if (kind in SUFFIXES) return randomBase62(10) + SUFFIXES[kind as keyof typeof SUFFIXES];
  return PREFIXES[kind as keyof typeof PREFIXES] + randomBase62(22);
}

const randomBits = (bytes: number): bigint => BigInt(`0x${randomBytes(bytes).toString('hex')}`);

/**
 * Makes an event id: `evt_` and a ULID, so that events sort by their time. `last` is the id that was made before this
 * id. When both have the same millisecond, the new id sorts after `last` (the monotonic form of a ULID).
 */
export function newEventId(at: Date, last: string | null): string {
  // The highest random bit stays zero. So later ids of the same millisecond can add to the random part without changing
  // the time in the id.
  const fresh = ulidOf(at, randomBits(10) >> 1n);
  const before = last === null ? 0n : readEventId(last);
  const isLater = fresh >> ULID_RANDOM_BITS > before >> ULID_RANDOM_BITS;
  // A random number is added, and not only 1. A server of an older version may add to the same last id at the same
  // time, and the two servers must not make equal ids.
  return writeEventId(isLater ? fresh : before + 1n + randomBits(4));
}

/** Makes the id of one HTTP request, for its answer and for our log. */
export const newRequestId = (): string => base62Of(20, stockedBytes);
