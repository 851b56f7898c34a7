import { KEY_KINDS, type KeyKind } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { checksum, hintOf } from '../platform/secret.ts';
import { claimedKind, isWellFormed, newSecret } from './secret.ts';

test.each([
  ['partner', 'wap_0123456789ABCDEFGHIJKLMNOPQRSTUV0IuTBf'],
  ['channel', 'wac_0123456789ABCDEFGHIJKLMNOPQRSTUV1caMn8'],
  ['organization', 'wa_0123456789ABCDEFGHIJKLMNOPQRSTUV1ruD0o'],
] as const)('the vector of a %s key passes, and fails with any one character changed', (kind, key) => {
  expect(isWellFormed(key, kind)).toBe(true);
  expect(claimedKind(key)).toBe(kind);
  for (let at = 0; at < key.length; at++) {
    const changed = key.slice(0, at) + (key[at] === 'x' ? 'y' : 'x') + key.slice(at + 1);
    expect(isWellFormed(changed, kind), `character ${at}`).toBe(false);
  }
  expect(isWellFormed(key.slice(0, -1), kind)).toBe(false);
});

test('the checksum is CRC-32 (IEEE): check value cbf43926 of "123456789" in base62', () => {
  expect(checksum('123456789')).toBe(base62(0xcbf43926));
});

test('new secrets have their form, are all different, and are recognised by their hint', () => {
  const kinds = Object.keys(KEY_KINDS) as KeyKind[];
  const made = kinds.flatMap((kind) => Array.from({ length: 200 }, () => ({ kind, ...newSecret(kind) })));
  expect(made.every(({ secret, kind }) => isWellFormed(secret, kind))).toBe(true);
  expect(new Set(made.map(({ secret }) => secret)).size).toBe(600);
  expect(hintOf('wac_0123456789ABCDEFGHIJKLMNOPQRSTUV1caMn8')).toBe('wac_0123…aMn8');
});

function base62(value: number): string {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let text = '';
  for (let rest = BigInt(value); rest > 0n; rest /= 62n) text = alphabet.charAt(Number(rest % 62n)) + text;
  return text.padStart(6, '0');
}
