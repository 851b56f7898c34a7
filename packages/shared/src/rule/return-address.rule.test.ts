import { expect, test } from 'vitest';
import { returnAddress } from './return-address.rule.ts';

const base = { redirectUrl: 'https://app.example/return', requestId: 'req_1', stateEcho: 'st%201%262' };
const answer = { clientId: 'oaY9LLfU00CL', shared: ['AAACH', 'BBBCH'], withdrawn: [] };

test.each([
  [
    'an answer',
    base,
    answer,
    'https://app.example/return?client=oaY9LLfU00CL&channels=[AAACH,BBBCH]&state=st%201%262&request=req_1',
  ],
  [
    'a withdrawal alone',
    base,
    { ...answer, shared: [], withdrawn: ['CCCH'] },
    'https://app.example/return?client=oaY9LLfU00CL&channels=[]&revoked=[CCCH]&state=st%201%262&request=req_1',
  ],
  [
    'a denial',
    base,
    'denied' as const,
    'https://app.example/return?error=access_denied&state=st%201%262&request=req_1',
  ],
  [
    'what could not be saved',
    base,
    'failed' as const,
    'https://app.example/return?error=server_error&state=st%201%262&request=req_1',
  ],
  [
    'a query of its own',
    { ...base, redirectUrl: 'https://app.example/return?tab=2' },
    'denied' as const,
    'https://app.example/return?tab=2&error=access_denied&state=st%201%262&request=req_1',
  ],
  [
    'the default',
    { ...base, redirectUrl: 'http://app.360dialog.io', stateEcho: null },
    'denied' as const,
    'http://app.360dialog.io?error=access_denied&request=req_1',
  ],
])('%s', (_, target, given, expected) => {
  expect(returnAddress({ ...target, answer: given })).toBe(expected);
});

test('a state that imitates an answer is only a state', () => {
  const stateEcho = 'x?client=[oaY9LLfU00CL]?channels=[AAACH]#&client=[x]';

  const address = returnAddress({ ...base, stateEcho, answer: 'denied' });

  expect(address).toBe(
    'https://app.example/return?error=access_denied&state=x%3Fclient=%5BoaY9LLfU00CL%5D%3Fchannels=%5BAAACH%5D%23%26client=%5Bx%5D&request=req_1',
  );
  expect(new URL(address).searchParams.get('state')).toBe(stateEcho);
});

test.each([
  [640, 0],
  [0, 640],
  [640, 640],
  [120, 20],
])('%d granted and %d withdrawn fit in 2,000 characters, with whole ids and the request', (granted, withdrawn) => {
  const ids = (count: number, end: string) =>
    Array.from({ length: count }, (_, at) => `${String(at).padStart(10, '0')}${end}`);
  const given = { clientId: 'oaY9LLfU00CL', shared: ids(granted, 'CH'), withdrawn: ids(withdrawn, 'CH') };

  const address = returnAddress({ ...base, answer: given });

  expect(address.length).toBeLessThanOrEqual(2_000);
  const said = new URL(address).searchParams;
  expect(said.get('request')).toBe('req_1');
  const listed = (name: string) => said.get(name)?.slice(1, -1).split(',').filter(Boolean) ?? [];
  expect(listed('channels')).toEqual(given.shared.slice(0, listed('channels').length));
  expect(listed('revoked')).toEqual(given.withdrawn.slice(0, listed('revoked').length));
  // When not all ids fit, the lists have as many ids as fit, so that almost no room is left.
  if (granted + withdrawn > 140) expect(address.length).toBeGreaterThan(2_000 - 26);
  else expect([listed('channels').length, listed('revoked').length]).toEqual([granted, withdrawn]);
});
