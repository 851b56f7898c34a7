import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { BASE62 } from '@chatelaine/shared';
import { randomBase62 } from './id.ts';

/** A new secret: the string for its owner, and what we keep of it. */
export interface NewSecret {
  secret: string;
  hash: Buffer;
  hint: string;
}

/** Makes a secret: prefix, 32 random base62 characters (about 190 bits), 6 characters of checksum. */
export function newSecretOf(prefix: string): NewSecret {
  const body = `${prefix}_${randomBase62(32)}`;
  const secret = body + checksum(body);
  return { secret, hash: hashSecret(secret), hint: hintOf(secret) };
}

/**
 * The checksum of a secret: CRC-32 (IEEE 802.3, as in zlib) over everything before it, prefix included, as 6 base62
 * digits, most significant first, padded with `0`. A typing mistake is seen without asking the database.
 */
export function checksum(body: string): string {
  let text = '';
  for (let rest = crc32(body); text.length < 6; rest = Math.floor(rest / 62)) text = BASE62.charAt(rest % 62) + text;
  return text;
}

/** Whether a string has the form of a secret with this prefix, checksum included. It need not exist. */
export function hasForm(text: string, prefix: string): boolean {
  const form = new RegExp(`^${prefix}_[0-9A-Za-z]{38}$`);
  return form.test(text) && checksum(text.slice(0, -6)) === text.slice(-6);
}

// Without salt: the secret is 190 random bits, so there is no dictionary to slow down.
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** How a secret is recognised in a list: prefix and first four characters, `…`, last four. */
export function hintOf(secret: string): string {
  return `${secret.slice(0, secret.indexOf('_') + 5)}…${secret.slice(-4)}`;
}
