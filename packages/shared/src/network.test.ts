import { randomBytes } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { rounds } from '@chatelaine/tools/rounds';
import { Address4, Address6 } from 'ip-address';
import { describe, expect, test } from 'vitest';
import { areWithin, isInNetworks, readNetwork } from './network.ts';

test.each([
  ['203.0.113.7', '203.0.113.7/32'],
  ['203.0.113.7/24', '203.0.113.0/24'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['2001:DB8::7', '2001:db8::7/128'],
  ['2001:db8:1:2:3::/48', '2001:db8:1::/48'],
  ['::/0', '::/0'],
  ['::ffff:203.0.113.7', '203.0.113.7/32'],
  ['::ffff:203.0.113.0/120', '203.0.113.0/24'],
])('%s is kept as %s', (given, kept) => {
  expect(readNetwork(given)).toBe(kept);
});

test.each([
  '',
  'localhost',
  '203.0.113',
  '203.0.113.256',
  '010.0.0.1',
  '0x7f.0.0.1',
  '2130706433',
  '203.0.113.7/33',
  '203.0.113.7/-1',
  '203.0.113.7/08',
  '203.0.113.7/24/24',
  '203.0.113.7 /24',
  'fe80::1%eth0',
  'fe80::1%eth0/64',
  '2001:db8::/129',
  '2001:db8:::1',
  '[2001:db8::1]',
  '203.0.113.7:443',
  '::ffff:203.00.113.7',
  '::203.0.113.7',
  '64:ff9b::203.0.113.7',
  '*',
])('%j is no network', (given) => {
  expect(readNetwork(given)).toBeNull();
});

describe('an address is let in', () => {
  test.each([
    ['203.0.113.7', ['203.0.113.0/24']],
    ['::ffff:203.0.113.7', ['203.0.113.0/24']],
    ['::ffff:cb00:7107', ['203.0.113.0/24']],
    ['2001:db8::1', ['2001:db8::/32']],
    ['203.0.113.7', ['2001:db8::/32', '0.0.0.0/0']],
  ])('%s into %j', (address, networks) => {
    expect(isInNetworks(address, networks)).toBe(true);
  });

  test.each([
    ['203.0.114.7', ['203.0.113.0/24']],
    ['203.0.113.7', []],
    [null, ['0.0.0.0/0', '::/0']],
    ['nonsense', ['0.0.0.0/0', '::/0']],
    ['203.0.113.7', ['::/0']],
    ['2001:db8::1', ['0.0.0.0/0']],
    ['203.0.113.7', ['nonsense']],
    ['fe80::1%eth0', ['fe80::/10']],
  ])('not %s into %j', (address, networks) => {
    expect(isInNetworks(address, networks)).toBe(false);
  });
});

test.each([
  [['203.0.113.7/32'], ['203.0.113.0/24'], true],
  [['203.0.113.0/24'], ['203.0.113.0/24'], true],
  [['203.0.113.0/23'], ['203.0.113.0/24'], false],
  [['203.0.113.0/24', '2001:db8::/48'], ['0.0.0.0/0', '2001:db8::/32'], true],
  [['203.0.113.0/24', '2001:db8::/48'], ['0.0.0.0/0'], false],
  [['198.51.100.0/25', '198.51.100.128/25'], ['198.51.100.0/24'], true],
  // `areWithin` does not recognise that two halves together are the whole network. So the server may ask for a one-time
  // code when an edit needs no code, but the server never leaves out a code that an edit needs.
  [['198.51.100.0/24'], ['198.51.100.0/25', '198.51.100.128/25'], false],
])('%j within %j: %s', (inner, outer, expected) => {
  expect(areWithin(inner, outer)).toBe(expected);
});

const PAIRS = rounds(10_000, 100_000);

// The timeout is long, because a hundred thousand pairs take some seconds, and more on a busy machine.
test(`two other libraries agree on ${PAIRS} random pairs of address and network`, { timeout: 300_000 }, () => {
  const different: string[] = [];
  const verdicts = { in: 0, out: 0 };

  for (let pair = 0; pair < PAIRS; pair++) {
    const [address, network] = randomPair();
    const ours = isInNetworks(address, [readNetwork(network) ?? '']);
    verdicts[ours ? 'in' : 'out']++;
    if (ours !== byNode(address, network) || ours !== byIpAddress(address, network))
      different.push(`${address} ${network}`);
  }

  expect(different).toEqual([]);
  // A matcher that always gives the same verdict must not pass, so both verdicts have to occur.
  expect(Math.min(verdicts.in, verdicts.out)).toBeGreaterThan(PAIRS / 10);
});

function byNode(address: string, network: string): boolean {
  const [first = '', bits] = network.split('/');
  const list = new BlockList();
  list.addSubnet(first, Number(bits), isIP(first) === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

function byIpAddress(address: string, network: string): boolean {
  return isIP(network.split('/')[0] ?? '') === 4
    ? new Address4(address).isInSubnet(new Address4(network))
    : new Address6(address).isInSubnet(new Address6(network));
}

/**
 * Makes a random address and a random network. About half of the addresses begin like the network, so that the verdicts
 * "in" and "out" both occur.
 */
function randomPair(): [address: string, network: string] {
  const isV4 = Math.random() < 0.5;
  const bytes = randomBytes(isV4 ? 4 : 16);
  const bits = Math.floor(Math.random() * (bytes.length * 8 + 1));
  const other = randomBytes(bytes.length);
  if (Math.random() < 0.5)
    bytes.copy(other, 0, 0, Math.min(bytes.length, Math.floor(bits / 8) + (Math.random() < 0.5 ? 1 : 0)));
  return [write(other), `${write(bytes)}/${bits}`];
}

function write(bytes: Buffer): string {
  if (bytes.length === 4) return bytes.join('.');
  return (bytes.toString('hex').match(/.{4}/g) ?? []).join(':');
}
