import { ID_PATTERNS } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { newEventId, newId } from './id.ts';

test.each(['partner', 'client', 'channel', 'key', 'request', 'permission', 'person'] as const)(
  'a new %s id has its form',
  (kind) => {
    expect(newId(kind)).toMatch(ID_PATTERNS[kind]);
  },
);

const NOW = 1_775_653_748_000;

/** Makes an id at each of these instants, each time with the id before it. */
function idsAt(instants: readonly number[]): string[] {
  const ids: string[] = [];
  for (const at of instants) ids.push(newEventId(new Date(at), ids.at(-1) ?? null));
  return ids;
}

test.each([
  ['some within a millisecond', Array.from({ length: 1000 }, (_, at) => NOW + Math.floor(at / 100))],
  [
    'from two clocks, one of them an hour late',
    Array.from({ length: 1000 }, (_, at) => NOW + at - (at % 2) * 3_600_000),
  ],
])('event ids have their form and sort as they were made: %s', (_, instants) => {
  const ids = idsAt(instants);

  expect(ids.every((id) => ID_PATTERNS.event.test(id))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(1000);
});

test('an event id begins with its time, and follows one that has used up a millisecond', () => {
  const [id = ''] = idsAt([NOW]);
  const full = `${id.slice(0, 14)}${'Z'.repeat(16)}`;

  expect(newEventId(new Date(NOW + 1), id).slice(0, 14) > id.slice(0, 14)).toBe(true);
  expect(newEventId(new Date(NOW), full) > full).toBe(true);
});
