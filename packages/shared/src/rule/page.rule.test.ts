import { expect, test } from 'vitest';
import { cutPage, matches, pageOf, parseRowCursor, rowCursor } from './page.rule.ts';

const place = { createdAt: new Date('2026-11-21T12:00:00.123Z'), id: 'key_0123456789ABCDEFGHIJzz' };

test('a cursor brings back the place, and needs no sign that a URL escapes', () => {
  const cursors = Array.from({ length: 64 }, (_, at) => ({ ...place, id: `${place.id}${at}` }));

  for (const each of cursors) expect(parseRowCursor(rowCursor(each))).toEqual(each);
  expect(cursors.map(rowCursor).join('')).toMatch(/^[\w-]+$/);
});

test.each(['!', '', 'zzz', btoa('1 '), btoa('x y'), btoa('253402300800000 key_1'), btoa('1 key_1 2')])(
  '%j is none',
  (cursor) => {
    expect(parseRowCursor(cursor)).toBeNull();
  },
);

test('a page that is just full is the last one', () => {
  const view = (row: number) => row;
  const cursorOf = (row: number) => `after ${row}`;

  expect(pageOf([3, 2], 2, cursorOf, view)).toEqual({ data: [3, 2], nextCursor: null });
  expect(pageOf([3, 2, 1], 2, cursorOf, view)).toEqual({ data: [3, 2], nextCursor: 'after 2' });
});

test('pages of rows that are all there have each row once, newest first, by their ids within an instant', () => {
  const rows = ['b', 'a', 'd', 'c'].map((id, at) => ({ id, createdAt: new Date(at < 2 ? 1 : 2) }));
  const ids = (cursor?: string) => cutPage(rows, { limit: 3, cursor }, ({ id }) => id);

  const first = ids();

  expect(first?.data).toEqual(['d', 'c', 'b']);
  expect(ids(first?.nextCursor ?? '')).toEqual({ data: ['a'], nextCursor: null });
  expect(ids('!')).toBeNull();
});

test('what is asked for must be so, and what is undefined may be anything', () => {
  const thing = { team: null, status: 'live' };

  expect(matches(thing, { status: 'live', team: undefined })).toBe(true);
  expect(matches(thing, { team: null })).toBe(true);
  expect(matches(thing, { status: 'ended' })).toBe(false);
});
