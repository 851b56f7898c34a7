import { expect, test } from 'vitest';
import { type DatabaseFacts, problemsOf, rightsProblem } from './needs.rule.ts';

const FIT: DatabaseFacts = {
  version: 150_004,
  version_name: '15.4',
  encoding: 'UTF8',
  date_style: 'ISO, MDY',
  isolation: 'read committed',
  is_read_only: false,
  is_standby: false,
  schema: 'public',
  database: 'keys',
  role: 'app',
};

test.each<[Partial<DatabaseFacts>, RegExp]>([
  [{ version: 140_009, version_name: '14.9' }, /^It is PostgreSQL 14\.9; 15 or newer/],
  [{ encoding: 'LATIN1' }, /^Its encoding is LATIN1; UTF8/],
  [{ encoding: 'SQL_ASCII' }, /^Its encoding is SQL_ASCII; UTF8/],
  [
    { date_style: 'SQL, DMY' },
    /^Its DateStyle is "SQL, DMY"; ISO .* alter role "app" in database "keys" set datestyle/,
  ],
  [{ date_style: 'German, DMY' }, /^Its DateStyle/],
  [{ isolation: 'repeatable read' }, /^Its default_transaction_isolation/],
  [{ is_read_only: true, is_standby: true }, /^It is a standby/],
  [{ is_read_only: true }, /default_transaction_read_only must be off/],
  [{ schema: null, role: 'a"b' }, /^The role "a""b" may use none of the schemas/],
])('a database with %o is named as unfit, and by nothing else', (change, sentence) => {
  expect(problemsOf({ ...FIT, ...change })).toEqual([expect.stringMatching(sentence)]);
});

test.each<Partial<DatabaseFacts>>([
  {},
  { version: 150_000 },
  { version: 180_001, date_style: 'ISO, DMY' },
  { date_style: 'iso, ymd' },
  // This database was a standby and has become the primary database.
  { is_standby: false, schema: 'keys' },
])('a database with %o is fit', (change) => {
  expect(problemsOf({ ...FIT, ...change })).toEqual([]);
});

test('all that is wrong is told at once', () => {
  expect(problemsOf({ ...FIT, version: 90_600, encoding: 'LATIN1', date_style: 'SQL, MDY' })).toHaveLength(3);
});

test('of the rights that are missing the first three are named, and how many more there are', () => {
  const missing = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ privilege: 'insert', on_name: name }));
  expect(rightsProblem('app', missing)).toContain('lacks insert on a, insert on b, insert on c, and 2 more:');
  expect(rightsProblem('app', missing.slice(0, 1))).toContain('lacks insert on a:');
});
