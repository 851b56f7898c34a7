import { expect, test } from 'vitest';
import { returnAddress } from './receipt.rule.ts';

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
