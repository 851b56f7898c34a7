import { expect, test } from 'vitest';
import type { EventRow } from '../event/index.ts';
import { lettersOf } from './address-notices.ts';

const event = (id: string, clientId: string): EventRow =>
  ({
    id,
    type: 'permission.expiring',
    requestId: 'req',
    actorKind: 'system',
    partnerId: 'aPA',
    clientId,
    data: {},
  }) as never;

test('what ends of two clients in the same hour is two letters to their partner: neither is named to the other', () => {
  const letters = lettersOf([event('evt_1', 'aCL'), event('evt_2', 'bCL'), event('evt_3', 'aCL')]);

  const told = letters.map(({ addressee, eventIds }) => [addressee.id, eventIds]);
  expect(told).toEqual([
    ['aCL', ['evt_1', 'evt_3']],
    ['aPA', ['evt_1', 'evt_3']],
    ['bCL', ['evt_2']],
    ['aPA', ['evt_2']],
  ]);
});

test('what happens to a person in two accounts is one letter to him, and one to the owners of each', () => {
  const removed = (id: string, clientId: string) =>
    ({
      ...event(id, clientId),
      type: 'person.removed',
      actorKind: 'operator',
      partnerId: null,
      subjectId: 'usr_1',
    }) as never;

  const letters = lettersOf([removed('evt_1', 'aCL'), removed('evt_2', 'bCL')]);

  const told = letters.map(({ addressee, eventIds }) => [addressee.id, eventIds]);
  expect(told).toEqual([
    ['usr_1', ['evt_1', 'evt_2']],
    ['aCL', ['evt_1']],
    ['bCL', ['evt_2']],
  ]);
});
