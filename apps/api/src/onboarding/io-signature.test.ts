import { expect, test } from 'vitest';
import { isSignatureGood, signLink } from './io-signature.ts';

const VECTOR =
  '7e44ff04747cc8cf69c0c5796df59ae783237ff912bec70f87a0a04fa7ed6a823ff6fd521020b926cc29cb1a0a1445651da0ee8fedd0d5185b183c60e5c37b6a';
const now = new Date(1_775_653_748_000);
const given = { value: VECTOR, timestamp: '1775653748' };

test('the vector of the wire page is made and accepted', () => {
  expect(signLink('test-platform-secret', 'aAbBcCPA', '1775653748')).toBe(VECTOR);
  expect(isSignatureGood('test-platform-secret', 'aAbBcCPA', given, now)).toBe(true);
});

test.each([
  ['another secret', 'other', 'aAbBcCPA', given, now],
  ['another partner', 'test-platform-secret', 'xAbBcCPA', given, now],
  ['another time', 'test-platform-secret', 'aAbBcCPA', { ...given, timestamp: '1775653749' }, now],
  ['upper case', 'test-platform-secret', 'aAbBcCPA', { ...given, value: VECTOR.toUpperCase() }, now],
  ['too old', 'test-platform-secret', 'aAbBcCPA', given, new Date(now.getTime() + 301_000)],
  ['from the future', 'test-platform-secret', 'aAbBcCPA', given, new Date(now.getTime() - 301_000)],
] as const)('%s is refused', (_, secret, partner, signature, at) => {
  expect(isSignatureGood(secret, partner, signature, at)).toBe(false);
});
