import { expect, test } from 'vitest';
import { knownProxies } from './known-proxies.ts';

/** Lets each address send a forwarded header, one after the other, and returns what the operator is told. */
function toldAfter(networks: readonly string[], ...peers: string[]): string[] {
  const told: string[] = [];
  const { isTrusted, onIgnored } = knownProxies(networks, (sentence) => told.push(sentence));
  for (const peer of peers) if (!isTrusted(peer)) onIgnored(peer);
  return told;
}

test.each([
  ['no proxy is named', [], ['203.0.113.9'], /TRUSTED_PROXIES is not set/],
  ['the proxy is at another private address', ['10.0.0.5/32'], ['10.0.0.6'], /TRUSTED_PROXIES does not name/],
  ['the proxy is on this machine', ['10.0.0.5/32'], ['::ffff:127.0.0.1'], /TRUSTED_PROXIES does not name/],
])('%s: the warning names the setting and no address', (_, networks, peers, says) => {
  const told = toldAfter(networks, ...peers);

  expect(told).toEqual([expect.stringMatching(says)]);
  for (const peer of peers) expect(told.join()).not.toContain(peer);
});

test.each([
  ['the named proxy', ['10.0.0.5']],
  ['a caller inside, after the named proxy', ['10.0.0.5', '10.0.0.6']],
  ['a caller outside, who may send anything', ['8.8.8.8']],
])('control: no warning because of %s', (_, peers) => {
  expect(toldAfter(['10.0.0.5/32'], ...peers)).toEqual([]);
});
