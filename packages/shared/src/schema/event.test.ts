import { expect, test } from 'vitest';
import { chatelaineEvent, eventQuery } from './event.ts';

const event = {
  ...{ id: 'evt_1', at: '2026-11-30T10:00:00.000Z', actor: { kind: 'system', id: null }, data: {} },
  ...{ partnerId: null, clientId: null, channelId: null, subjectId: null },
};

test('a list shows events of a newer server on the same database, but nobody can ask for an unknown type', () => {
  expect(chatelaineEvent.safeParse({ ...event, type: 'moon.landed' }).success).toBe(true);
  expect(eventQuery.safeParse({ type: 'moon.landed' }).success).toBe(false);
});
