import { expect, test } from 'vitest';
import { codeAllowance, type Guesser, guessAllowances } from './guess-allowances.rule.ts';

const stranger: Guesser = {
  email: 'owner@bakery.example',
  device: null,
  network: '203.0.113.7',
  acquaintance: { hasDevice: false, hasNetwork: false },
};
const names = (guesser: Guesser) => guessAllowances(guesser).map(({ name }) => name);
/** The number of guesses that an allowance permits within a time after the first guess. */
const within = (ms: number, { burst, everyMs }: { burst: number; everyMs: number }) => burst + Math.floor(ms / everyMs);
const MINUTE_MS = 60_000;

test.each<[string, Partial<Guesser>, string[]]>([
  ['a stranger', {}, ['network 203.0.113.7', 'account … network 203.0.113.7', 'account … elsewhere']],
  ['one of whom nobody knows the address', { network: null }, ['account … network null', 'account … elsewhere']],
  [
    'somebody in a network of this person',
    { acquaintance: { hasDevice: false, hasNetwork: true } },
    ['network 203.0.113.7', 'account … network 203.0.113.7'],
  ],
  [
    'a browser of this person',
    { device: 'd1', acquaintance: { hasDevice: true, hasNetwork: false } },
    ['account … device d1'],
  ],
  [
    'a browser of somebody else',
    { device: 'd1' },
    ['network 203.0.113.7', 'account … network 203.0.113.7', 'account … elsewhere'],
  ],
])('%s is counted by what he is', (_who, more, expected) => {
  const told = names({ ...stranger, ...more });

  expect(told).toEqual(expected.map((name) => `sign-in ${name.replace('…', stranger.email)}`));
});

test('the bounds that SECURITY.md names', () => {
  const [network, pair, account] = guessAllowances(stranger);
  const [device] = guessAllowances({ ...stranger, device: 'd1', acquaintance: { hasDevice: true, hasNetwork: false } });
  if (!pair || !network || !account || !device) throw new Error('There are four.');

  expect(within(24 * 60 * MINUTE_MS, account)).toBe(100);
  expect(within(15 * MINUTE_MS, network)).toBe(30);
  expect(within(15 * MINUTE_MS, pair)).toBe(10);
  expect(device.everyMs).toBeLessThanOrEqual(MINUTE_MS);
  expect(within(24 * 60 * MINUTE_MS, codeAllowance(stranger))).toBe(50);
});
