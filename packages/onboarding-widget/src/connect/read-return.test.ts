import { afterEach, describe, expect, test } from 'vitest';
import { readReturn, withoutAnswer } from './read-return.ts';

const granted = (channelIds: string[], withdrawnChannelIds: string[] = [], state: string | null = null) => ({
  source: 'chatelaine',
  v: 1,
  type: 'granted',
  requestId: 'req_1',
  state,
  clientId: 'aCL',
  channelIds,
  withdrawnChannelIds,
});

test.each([
  ['?client=aCL&channels=[AAACH,BBBCH]&revoked=[CCCCH]&request=req_1', granted(['AAACH', 'BBBCH'], ['CCCCH'])],
  ['?client=aCL&channels=%5BAAACH%2CBBBCH%5D&request=req_1', granted(['AAACH', 'BBBCH'])],
  // 360dialog's button reads `[]` as one empty id. Our button must read `[]` as no id.
  ['?client=aCL&channels=[]&revoked=[CCCCH]&request=req_1', granted([], ['CCCCH'])],
  ['?client=aCL&channels=["AAACH"]&request=req_1', granted(['"AAACH"'])],
  ['?client=aCL&channels=[A]&state=st%201%262&request=req_1', granted(['A'], [], 'st 1&2')],
  ['?own=1&client=aCL&channels=[A]&state=s&request=req_1', granted(['A'], [], 's')],
])('%s is an answer', (search, expected) => {
  expect(readReturn(search)).toEqual(expected);
});

test.each([
  ['?error=access_denied&state=x&request=req_1', { type: 'denied', state: 'x' }],
  ['?error=server_error&state=x&request=req_1', { type: 'error', code: 'server_error', state: 'x' }],
])('%s is a no', (search, expected) => {
  expect(readReturn(search)).toEqual({ source: 'chatelaine', v: 1, requestId: 'req_1', ...expected });
});

test.each([
  '',
  '?',
  '?own=1',
  '?client=aCL&channels=[A]',
  '?client=aCL&request=req_1',
  '?client=&channels=[A]&request=req_1',
  '?channels=[A]&request=req_1',
  '?request=req_1',
  '?client=aCL&channels=[A]&request=1',
  // These parameters come from another sign-in on the same page.
  '?error=access_denied&state=x',
  '?code=1&state=x',
])('%j is no answer', (search) => {
  expect(readReturn(search)).toBeNull();
});

test.each([
  ['https://p.example/r?client=aCL&channels=[A]&request=req_1', 'https://p.example/r'],
  ['https://p.example//r?a=1%20+&flag&client=aCL&state=s#top', 'https://p.example//r?a=1%20+&flag#top'],
  ['https://p.example/r?error=access_denied&request=req_1', 'https://p.example/r'],
  ['https://p.example/r?a=client=1', 'https://p.example/r?a=client=1'],
])('%s keeps what is its own', (href, expected) => {
  expect(withoutAnswer(href)).toBe(expected);
});

describe('a polluted Object.prototype', () => {
  afterEach(() => {
    for (const name of ['client', 'channels', 'request']) Reflect.deleteProperty(Object.prototype, name);
  });

  test('makes no answer out of an address', () => {
    Object.assign(Object.prototype, { client: 'aCL', channels: '[A]', request: 'req_1' });

    expect(readReturn('?own=1')).toBeNull();
  });
});
