import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ReturnError, readReturn } from '../src/webhooks/index.ts';

const [CLIENT, A, B, C, REQUEST] = ['aaaaaaaaaaCL', 'aaaaaaaaaaCH', 'bbbbbbbbbbCH', 'ccccccccccCH', 'req_1'];
const shared = { state: 's', clientId: CLIENT, channelIds: [A, B], withdrawnChannelIds: [], requestId: REQUEST };

describe('what the browser brings is read', () => {
  test.each([
    ['as the server writes it', `?client=${CLIENT}&channels=[${A},${B}]&state=s&request=${REQUEST}`, shared],
    ['without the question mark', `client=${CLIENT}&channels=[${A},${B}]&state=s&request=${REQUEST}`, shared],
    [
      'as a whole address',
      `https://a.example/x?tab=1&client=${CLIENT}&channels=[${A},${B}]&state=s&request=${REQUEST}#y`,
      shared,
    ],
    ['with encoded brackets', `?client=${CLIENT}&channels=%5B${A}%2C${B}%5D&state=s&request=${REQUEST}`, shared],
    [
      'with withdrawn numbers',
      `?client=${CLIENT}&channels=[${A},${B}]&revoked=[${C}]&state=s&request=${REQUEST}`,
      { ...shared, withdrawnChannelIds: [C] },
    ],
    [
      'when all was withdrawn: an empty list is empty',
      `?client=${CLIENT}&channels=[]&revoked=[${C}]&state=s`,
      { state: 's', clientId: CLIENT, channelIds: [], withdrawnChannelIds: [C] },
    ],
    ['without a list', `?client=${CLIENT}&state=s`, { ...shared, channelIds: [], requestId: undefined }],
    [
      'without what cannot be an id',
      `?client=${CLIENT}&channels=[${A},,<b>,%20,${'x'.repeat(65)}]&state=s`,
      { ...shared, channelIds: [A], requestId: undefined },
    ],
    ['a denial', `?error=access_denied&state=s&request=${REQUEST}`, { denied: true, state: 's', requestId: REQUEST }],
    ['a failure', `?error=server_error&state=s&request=${REQUEST}`, { failed: true, state: 's', requestId: REQUEST }],
  ])('%s', (_, search, expected) => {
    expect(readReturn(search, 's')).toEqual(expected);
  });

  test('a state comes back whatever is in it', () => {
    const state = 'a+b c&d=e#f?g[h],ü📞';

    const answer = readReturn(`?client=${CLIENT}&channels=[]&state=${encodeURIComponent(state)}`, state);

    expect(answer).toMatchObject({ state, clientId: CLIENT });
  });
});

describe('of several states the one that came back is told', () => {
  test.each([
    ['the first', 's'],
    ['the last', 'u'],
  ])('%s', (_, state) => {
    const told = [`client=${CLIENT}`, 'error=access_denied', 'error=server_error'].map(
      (answer) => readReturn(`?${answer}&state=${state}`, ['s', 't', 'u']).state,
    );

    expect(told).toEqual([state, state, state]);
  });
});

describe('a wrong state is refused before anything is read', () => {
  test.each([
    ['another', 'state=x', 's'],
    ['longer', 'state=ss', 's'],
    ['shorter', 'state=s', 'ss'],
    ['missing', 'client=x', 's'],
    ['empty', 'state=', 's'],
    ['there, but none was expected', 'state=s', undefined],
    ['not there, and none was expected', '', ''],
    ['there, and the list of those to expect is empty', 'state=s', []],
    ['none of several', 'state=x', ['s', 't']],
    ['several in one', 'state=s,t', ['s', 't']],
    ['empty, and an empty one is among those to expect', 'state=', ['s', '']],
    ['right only the second time', 'state=x&state=s', 's'],
    ['of a denial', 'error=access_denied&state=x', 's'],
  ])('%s', (_, search, expected) => {
    const read = () => readReturn(`?${search}`, expected);

    expect(read).toThrow(ReturnError);
    expect(read).toThrow(expect.objectContaining({ code: 'wrong_state' }));
  });
});

test('an address that somebody typed is no answer', () => {
  expect(() => readReturn('?state=s', 's')).toThrow(expect.objectContaining({ code: 'not_an_answer' }));
});

test('the error says what is wrong', () => {
  expect(() => readReturn('?state=x', 's')).toThrow('This state is not yours.');
  expect(() => readReturn('?state=s', 's')).toThrow('This is no answer.');
});

test('the error repeats neither the address nor the state', () => {
  const errors = ['?state=planted-a', '?state=planted-b'].map((search) => {
    try {
      return readReturn(search, 'planted-b');
    } catch (error) {
      return error;
    }
  });

  expect(errors.every((error) => error instanceof ReturnError)).toBe(true);
  expect(inspect(errors, { depth: 9, showHidden: true })).not.toContain('planted');
});
