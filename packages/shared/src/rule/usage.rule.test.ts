import { expect, test } from 'vitest';
import type { UsageQuery } from '../usage.ts';
import { reportUsage, type UsageCall } from './usage.rule.ts';

const NOVEMBER = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const key = (id: string, team: string | null): UsageCall['key'] => ({
  ...{ id, name: id.toUpperCase(), channelId: 'aaaaaaaaaaCH', team, application: null, environment: null },
});
const call = (at: string, of: UsageCall['key'], outcome: UsageCall['outcome'] = 'ok'): UsageCall => ({
  ...{ key: of, at: new Date(at), outcome, scope: 'send' },
});
const CALLS = [
  call('2026-11-21T12:59:59.999Z', key('b', null)),
  call('2026-11-21T12:00:00Z', key('a', 'agency'), 'revoked'),
  call('2026-11-22T00:00:00Z', key('a', 'agency')),
  call('2026-12-01T00:00:00Z', key('a', 'agency')),
];
const rowsOf = (query: Partial<UsageQuery>) =>
  reportUsage(CALLS, { ...NOVEMBER, ...query }).rows.map(({ calls, refused, ...groups }) => [
    ...Object.values(groups),
    calls,
    refused,
  ]);

test('without groups there is one row, and none without a call', () => {
  expect(rowsOf({})).toEqual([[null, 3, 1]]);
  expect(rowsOf({ keyId: 'c' })).toEqual([]);
});

test('a range has the hours that begin in it', () => {
  expect(rowsOf({ from: '2026-11-21T12:30:00Z' })).toEqual([[null, 1, 0]]);
  expect(rowsOf({ to: '2026-11-21T12:30:00Z' })).toEqual([[null, 2, 1]]);
});

test('rows come in order of time, then of their groups, null last', () => {
  expect(rowsOf({ every: 'day', groupBy: ['team'] })).toEqual([
    ['2026-11-21T00:00:00.000Z', 'agency', 1, 1],
    ['2026-11-21T00:00:00.000Z', null, 1, 0],
    ['2026-11-22T00:00:00.000Z', 'agency', 1, 0],
  ]);
  expect(rowsOf({ groupBy: ['key', 'outcome'] })).toEqual([
    [null, 'a', 'A', 'ok', 1, 0],
    [null, 'a', 'A', 'revoked', 1, 1],
    [null, 'b', 'B', 'ok', 1, 0],
  ]);
});
