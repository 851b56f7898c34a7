import type { ConsentMessage } from '@chatelaine/shared';
import { afterEach, describe, expect, test } from 'vitest';
import { readMessage } from './read-message.ts';

const granted = {
  source: 'chatelaine',
  v: 1,
  type: 'granted',
  requestId: 'req_1',
  state: 'st',
  clientId: 'aaaaaaaaaaCL',
  channelIds: ['aaaaaaaaaaCH'],
  withdrawnChannelIds: [],
} satisfies ConsentMessage;
const { clientId, channelIds, withdrawnChannelIds, ...frame } = granted;

describe('an answer is taken', () => {
  test.each([
    ['granted, by its request', granted, 'req_1'],
    ['granted, by its state', granted, 'st'],
    ['granted without numbers', { ...granted, channelIds: [] }, 'req_1'],
    ['denied', { ...frame, type: 'denied' }, 'st'],
    ['an error', { ...frame, type: 'error', code: 'server_error' }, 'st'],
    ['with words that are not known yet', { ...granted, more: 1 }, 'req_1'],
  ])('%s', (_, data, key) => {
    expect(readMessage(data, key)).toMatchObject({ ...data });
  });
});

describe('all else is refused', () => {
  test.each([
    ['a string, as 360dialog sends it', '?client=aCL&channels=[bCH]', 'req_1'],
    ['the message as JSON', JSON.stringify(granted), 'req_1'],
    ['null', null, 'req_1'],
    ['undefined', undefined, 'req_1'],
    ['a list of it', [granted], 'req_1'],
    ['another source', { ...granted, source: 'other' }, 'req_1'],
    ['another version', { ...granted, v: 2 }, 'req_1'],
    ['another type', { ...granted, type: 'closed' }, 'req_1'],
    ['another request', granted, 'req_2'],
    ['another state', { ...frame, type: 'denied' }, 'ts'],
    ['no state, when nothing was asked', { ...granted, state: null }, null],
    ['an empty state, when nothing was asked', { ...granted, state: '' }, ''],
    ['no client', { ...granted, clientId: undefined }, 'req_1'],
    ['an empty client', { ...granted, clientId: '' }, 'req_1'],
    ['numbers that are no list', { ...granted, channelIds: 'aaaaaaaaaaCH' }, 'req_1'],
    ['an empty number', { ...granted, channelIds: [''] }, 'req_1'],
    ['a number that is an object', { ...granted, channelIds: [{}] }, 'req_1'],
    ['no list of what was withdrawn', { ...granted, withdrawnChannelIds: null }, 'req_1'],
  ])('%s', (_, data, key) => {
    expect(readMessage(data, key)).toBeNull();
  });
});

describe('a polluted Object.prototype', () => {
  afterEach(() => {
    for (const name of Object.keys(granted)) Reflect.deleteProperty(Object.prototype, name);
  });

  test('makes no answer out of an empty object', () => {
    Object.assign(Object.prototype, granted);

    // On this polluted prototype even an empty object seems to have the fields of an answer. `readMessage` must ignore
    // them.
    expect(({} as typeof granted).clientId).toBe(granted.clientId);
    expect(readMessage({}, 'req_1')).toBeNull();
  });
});
