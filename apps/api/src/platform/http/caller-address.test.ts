import { isInNetworks } from '@chatelaine/shared/network';
import { describe, expect, test } from 'vitest';
import { callerAddress } from './caller-address.ts';

const isTrusted = (address: string) => isInNetworks(address, ['127.0.0.1/32', '10.0.0.0/8', 'fd00::/8']);
const read = (forwarded: string | undefined, peer = '127.0.0.1') => callerAddress({ peer, forwarded, isTrusted });

describe('a trusted proxy says who calls', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    [' 203.0.113.9 ', '203.0.113.9'],
    ['203.0.113.9:51234', '203.0.113.9'],
    ['2001:db8::9', '2001:db8::9'],
    ['2001:DB8:0::9', '2001:db8::9'],
    ['[2001:db8::9]', '2001:db8::9'],
    ['[2001:db8::9]:51234', '2001:db8::9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['[::ffff:203.0.113.9]:1', '203.0.113.9'],
    ['198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['unknown, 203.0.113.9', '203.0.113.9'],
    ['203.0.113.9, 10.0.0.5', '203.0.113.9'],
    ['203.0.113.9:1, 10.0.0.5:2', '203.0.113.9'],
    ['203.0.113.9, [fd00::1]:443', '203.0.113.9'],
    ['10.0.0.7', '10.0.0.7'],
    ['', '127.0.0.1'],
    [undefined, '127.0.0.1'],
  ])('%j is %s', (forwarded, address) => {
    expect(read(forwarded)).toBe(address);
  });
});

test.each([
  ...[
    'unknown',
    '_hidden',
    '203.0.113.9:',
    '203.0.113.9:x',
    '203.0.113.9:123456',
    '203.0.113.9:1:2',
    '[203.0.113.9',
    ',',
  ],
  ...['2001:db8::9]:1', '203.0.113', '0313.0.0161.7', '0177.0.0.1', '3405803785', '0xcb.0.0x71.9', 'fe80::1%eth0'],
  ...['203.0.113.9/32', '"203.0.113.9"', '203.0.113.9,', '203.0.113.9, 0177.0.0.1', 'x'.repeat(10_000), '[::1]x'],
])('%j is nobody', (forwarded) => {
  expect(read(forwarded)).toBeNull();
});

test('whom nobody trusts says nothing of others, and the socket counts', () => {
  expect(read('203.0.113.9', '192.0.2.1')).toBe('192.0.2.1');
  expect(read('x', '::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(callerAddress({ peer: undefined, forwarded: '203.0.113.9', isTrusted })).toBeNull();
});
