import { ID_PATTERNS } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { newEventId, newId } from './id.ts';

test.each(['partner', 'client', 'channel', 'key', 'request', 'permission', 'person'] as const)(
  'a new %s id has its form',
  (kind) => {
    expect(newId(kind)).toMatch(ID_PATTERNS[kind]);
  },
);

test('event ids have their form and sort as they were made, also within a millisecond', () => {
  const ids = Array.from({ length: 1000 }, (_, at) => newEventId(new Date(1_775_653_748_000 + Math.floor(at / 100))));

  expect(ids.every((id) => ID_PATTERNS.event.test(id))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(1000);
});
