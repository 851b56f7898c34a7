import { expect, test } from 'vitest';
import { messageOf } from './tell-opener.ts';

const frame = { source: 'chatelaine', v: 1, requestId: 'req_1' };
const granted = { ...frame, type: 'granted', clientId: 'oaY9LLfU00CL' };

test.each([
  [
    'a grant',
    '?client=oaY9LLfU00CL&channels=[AAACH,BBBCH]&revoked=[CCCCH]&state=st%201%262&request=req_1',
    { ...granted, channelIds: ['AAACH', 'BBBCH'], withdrawnChannelIds: ['CCCCH'], state: 'st 1&2' },
  ],
  [
    'a withdrawal alone, without a state',
    '?client=oaY9LLfU00CL&channels=[]&revoked=[CCCCH]&request=req_1',
    { ...granted, channelIds: [], withdrawnChannelIds: ['CCCCH'], state: null },
  ],
  [
    'a state with a plus of its own',
    '?client=oaY9LLfU00CL&channels=[AAACH]&state=a+b%2fc=%C3%a9&request=req_1',
    { ...granted, channelIds: ['AAACH'], withdrawnChannelIds: [], state: 'a+b/c=é' },
  ],
  ['a denial', '?tab=2&error=access_denied&state=s&request=req_1', { ...frame, type: 'denied', state: 's' }],
  [
    'what could not be saved',
    '?error=server_error&state=s&request=req_1',
    { ...frame, type: 'error', code: 'server_error', state: 's' },
  ],
])('the address of %s, as a message', (_, search, expected) => {
  expect(messageOf(search)).toEqual(expected);
});
