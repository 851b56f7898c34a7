import { expect, test } from 'vitest';
import type { EventQuery } from '../event.ts';
import { cutEvents, isEventListed, type ShownEvent } from './event-filter.rule.ts';

const EVENT: ShownEvent = {
  id: 'evt_a',
  type: 'api_key.created',
  at: '2026-11-10T12:00:00.000Z',
  actor: { kind: 'partner_key', id: 'key_a' },
  partnerId: 'aaaaaaaaaaPA',
  clientId: 'aaaaaaaaaaCL',
  channelId: 'aaaaaaaaaaCH',
  subjectId: 'key_b',
};

test.each<[string, EventQuery, boolean]>([
  ['nothing', {}, true],
  ['its type', { type: 'api_key.created' }, true],
  ['another type', { type: 'api_key.revoked' }, false],
  ['one of several types', { types: ['api_key.revoked', 'api_key.created'] }, true],
  ['other types', { types: ['api_key.revoked'] }, false],
  ['a type and other types', { type: 'api_key.created', types: ['api_key.revoked'] }, false],
  ['its client, number, subject and actor', { ...sameIds(), subjectId: 'key_b', actorId: 'key_a' }, true],
  ['another client', { clientId: 'bbbbbbbbbbCL' }, false],
  ['another number', { channelId: 'bbbbbbbbbbCH' }, false],
  ['another subject', { subjectId: 'key_a' }, false],
  ['another actor', { actorId: 'key_b' }, false],
  ['its own instant as the beginning', { from: EVENT.at }, true],
  ['its own instant as the end', { to: EVENT.at }, false],
  ['a later beginning', { from: '2026-11-10T13:00:00+00:30' }, false],
  ['a later end', { to: '2026-11-10T13:00:00.001+01:00' }, true],
])('a filter of %s', (_, query, isListed) => {
  expect(isEventListed(EVENT, query)).toBe(isListed);
});

test('an actor of the other side has no id, so no filter finds the event by its actor', () => {
  expect(isEventListed({ ...EVENT, actor: { kind: 'client', id: null } }, { actorId: 'usr_a' })).toBe(false);
});

test('a page begins with the newest event, and the next page after the cursor', () => {
  const events = ['evt_b', 'evt_c', 'evt_a'].map((id) => ({ ...EVENT, id }));

  const first = cutEvents(events, { limit: 2 });
  const second = cutEvents(events, { limit: 2, cursor: first.nextCursor ?? '' });

  expect([first, second].map(({ data }) => data.map(({ id }) => id))).toEqual([['evt_c', 'evt_b'], ['evt_a']]);
  expect([first.nextCursor, second.nextCursor]).toEqual(['evt_b', null]);
});

function sameIds(): EventQuery {
  return { clientId: 'aaaaaaaaaaCL', channelId: 'aaaaaaaaaaCH' };
}
