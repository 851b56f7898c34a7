import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { BASE62 } from '@chatelaine/shared';
import { randomBase62 } from './id.ts';

/** A new secret: the text for its owner, and the values that we keep. */
export interface NewSecret {
  secret: string;
  hash: Buffer;
  hint: string;
}

/** Makes a secret: a prefix, 32 random base62 characters (about 190 bits), and a checksum of 6 characters. */
export function newSecretOf(prefix: string): NewSecret {
  const body = `${prefix}_${randomBase62(32)}`;
  const secret = body + checksum(body);
  return { secret, hash: hashSecret(secret), hint: hintOf(secret) };
}

/**
 * Computes the checksum of a secret: the CRC-32 (IEEE 802.3, as in zlib) of all characters before it, including the
 * prefix. It is written with 6 base62 digits, most significant first, padded with `0`. With the checksum, a typing
 * mistake is found without a query.
 */
export function checksum(body: string): string {
  let text = '';
  for (let rest = crc32(body); text.length < 6; rest = Math.floor(rest / 62)) text = BASE62.charAt(rest % 62) + text;
  return text;
}

/** Whether a text has the form of a secret with this prefix, including a valid checksum. The secret need not exist. */
export function hasForm(text: string, prefix: string): boolean {
  const isAsLong = text.length === prefix.length + 1 + 38 && text.startsWith(`${prefix}_`);
  return isAsLong && BASE62_ONLY.test(text.slice(prefix.length + 1)) && checksum(text.slice(0, -6)) === text.slice(-6);
}

const BASE62_ONLY = /^[0-9A-Za-z]+$/;

// Hashes a secret without a salt. A salt protects texts that an attacker finds in a dictionary, and a secret has 190
// random bits.
export const hashSecret = (secret: string): Buffer => hash('sha256', secret, 'buffer');

/**
 * Makes the hint by which people recognise a secret in a list: the prefix, the first four characters, `…`, and the last
 * four characters.
 */
export function hintOf(secret: string): string {
  return `${secret.slice(0, secret.indexOf('_') + 5)}…${secret.slice(-4)}`;
}
