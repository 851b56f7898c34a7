import os from 'node:os';
import { expect, test, vi } from 'vitest';
import type { Outside } from './address-problem.ts';
import { reachProblem } from './reach-problem.ts';

const NAMES: Record<string, string[]> = {
  'hooks.example': ['8.8.8.8', '2606:4700::1111'],
  'half.example': ['8.8.8.8', '10.0.0.5'],
  'six.example': ['2606:4700::1111', 'fd12::1'],
  'nat64.example': ['64:ff9b::808:808'],
  'meta.example': ['169.254.169.254'],
  'office.example': ['10.1.2.3'],
  'xn--bcher-kva.example': ['8.8.8.8'],
};
const asked: string[] = [];
const outside = (over: Partial<Outside> = {}): Outside => ({
  resolver: {
    addressesOf: async (name) => {
      asked.push(name);
      if (name === 'broken.example') throw new Error('SERVFAIL');
      if (name === 'slow.example') return new Promise(() => {});
      return NAMES[name] ?? [];
    },
  },
  allowed: [],
  production: true,
  ...over,
});
const problem = (text: string, over?: Partial<Outside>) => reachProblem(new URL(text), outside(over), 20);

test.each([
  'https://hooks.example/in',
  'https://HOOKS.example./in',
  'https://bücher.example/',
  'https://8.8.8.8/',
  'https://[2606:4700::1111]/',
  'https://nat64.example/',
  'https://[64:ff9b::808:808]/',
  'https://[::ffff:8.8.8.8]/',
])('%s leads outside', async (url) => {
  expect(await problem(url)).toBe(null);
});

test.each([
  ...['127.0.0.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '127.0.0.1.', '0.0.0.0', '0', '１２７.0.0.1'],
  ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::127.0.0.1]', '[2002:7f00:1::]'],
  ...['localhost', 'LOCALHOST', 'localhost.', 'api.localhost'],
])('http://%s/ leads to this machine, which is shut in production alone', async (host) => {
  const url = `http://${host}/`;
  expect(await problem(url)).toMatch(/machine of this server itself/);
  expect(await problem(url, { production: false })).toBe(null);
});

test.each([
  ...[
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.1.1',
    '192.0.0.1',
    '198.18.0.1',
  ],
  ...['224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255', '0.1.2.3', '192.0.2.1', '192.88.99.1'],
  ...['3232235777', '0xc0a80101', '0300.0250.1.1', '10.1', '10.0.0.1.'],
  ...['[::ffff:10.0.0.1]', '[::ffff:a00:1]', '[64:ff9b::10.0.0.1]', '[2002:a00:1::1]', '[::10.0.0.1]', '[::7f00:1]'],
  ...[
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[2001::1]',
    '[2001:db8::1]',
    '[64:ff9b:1::1]',
  ],
  ...['half.example', 'six.example', 'office.example', '[::ffff:0:10.0.0.1]'],
])('http://%s/ leads into a private network, in production or not', async (host) => {
  for (const production of [true, false])
    expect(await problem(`http://${host}/`, { production })).toMatch(/private or reserved network/);
});

test.each([
  ...[
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '[::ffff:169.254.169.254]',
    '[64:ff9b::a9fe:a9fe]',
    '[fd00:ec2::254]',
  ],
  ...[
    '100.100.100.200',
    '[fd00:100::100:200]',
    '168.63.129.16',
    '[fd20:ce::254]',
    '[fd00:c1::a9fe:a9fe]',
    '192.0.0.192',
  ],
  ...['[fd00:a9fe:a9fe::1]', '[fe80::a9fe:a9fe]', '[fd00:42::42]', '169.254.42.42', '169.254.0.23', 'meta.example'],
])('http://%s/ tells the secrets of a cloud, and stays shut whatever is allowed', async (host) => {
  const allowed = ['0.0.0.0/0', '::/0'];
  expect(await problem(`http://${host}/`, { allowed, production: false })).toMatch(/only the machine of this server/);
});

test.each([
  ['http://10.1.2.3/', ['10.1.0.0/16']],
  ['http://office.example/', ['10.1.0.0/16']],
  ['http://[::ffff:10.1.2.3]/', ['10.1.0.0/16']],
  ['http://[64:ff9b::10.1.2.3]/', ['10.1.0.0/16']],
  ['http://[fd12::1]/', ['fd12::/16']],
  ['http://127.0.0.1/', ['127.0.0.0/8']],
])('%s is open where the operator allows %j, and shut beside it', async (url, allowed) => {
  expect(await problem(url, { allowed })).toBe(null);
  expect(await problem(url, { allowed: ['10.2.0.0/16', 'fd13::/16'] })).not.toBe(null);
});

test('a name that nobody knows, that fails or that takes too long is refused with what is known', async () => {
  expect(await problem('http://nobody.example/')).toMatch(/no name server knows it/);
  expect(await problem('http://broken.example/')).toMatch(/could not be looked up/);
  expect(await problem('http://slow.example/')).toMatch(/could not be looked up/);
  // The resolver is never asked for `localhost` or for addresses.
  expect(asked.filter((name) => /localhost|^\d/.test(name))).toEqual([]);
});

test.each([
  'http://8.8.8.8/',
  'http://hooks.example/',
  'http://[::ffff:8.8.8.8]/',
  'http://[64:ff9b::808:808]/',
  'http://[2606:4700::1112]/',
])('%s leads to this machine when a network card has that address', async (url) => {
  const card = (address: string) => ({ address }) as os.NetworkInterfaceInfo;
  const cards = { eth0: [card('8.8.8.8'), card('2606:4700:0::1112'), card('fe80::1')] };
  using _ = vi.spyOn(os, 'networkInterfaces').mockReturnValue(cards);

  expect(await problem(url)).toMatch(/machine of this server itself/);
  expect(await problem(url, { allowed: ['8.8.8.8', '2606:4700::/32'] })).toBe(null);
  expect(await problem('http://8.8.4.4/')).toBe(null);
});
