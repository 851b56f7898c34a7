import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { BASE62, KEY_KINDS, type KeyKind } from '@chatelaine/shared';
import { randomBase62 } from '../platform/id.ts';

/** A new secret: the string for its owner, and what we keep of it. */
export interface NewSecret {
  secret: string;
  hash: Buffer;
  hint: string;
}

/** Makes a secret: prefix, 32 random base62 characters (about 190 bits), 6 characters of checksum. */
export function newSecret(kind: KeyKind): NewSecret {
  const body = `${KEY_KINDS[kind].prefix}_${randomBase62(32)}`;
  const secret = body + checksum(body);
  return { secret, hash: hashSecret(secret), hint: hintOf(secret) };
}

/**
 * The checksum of a key: CRC-32 (IEEE 802.3, as in zlib) over everything before it, prefix included, as 6 base62
 * digits, most significant first, padded with `0`. A typing mistake is seen without asking the database.
 */
export function checksum(body: string): string {
  let text = '';
  for (let rest = crc32(body); text.length < 6; rest = Math.floor(rest / 62)) text = BASE62.charAt(rest % 62) + text;
  return text;
}

/** Whether a string has the form of a key of this kind, checksum included. It need not exist. */
export function isWellFormed(text: string, kind: KeyKind): boolean {
  const form = new RegExp(`^${KEY_KINDS[kind].prefix}_[0-9A-Za-z]{38}$`);
  return form.test(text) && checksum(text.slice(0, -6)) === text.slice(-6);
}

/** Which kind of key a string claims to be, by its prefix alone. */
export function claimedKind(text: string): KeyKind | null {
  const prefix = text.slice(0, text.indexOf('_'));
  for (const [kind, { prefix: own }] of Object.entries(KEY_KINDS)) if (own === prefix) return kind as KeyKind;
  return null;
}

// Without salt: the secret is 190 random bits, so there is no dictionary to slow down.
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** How a secret is recognised in a list: prefix and first four characters, `…`, last four. */
export function hintOf(secret: string): string {
  return `${secret.slice(0, secret.indexOf('_') + 5)}…${secret.slice(-4)}`;
}
