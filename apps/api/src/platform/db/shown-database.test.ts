import { expect, test } from 'vitest';
import { shownDatabase } from './shown-database.ts';

test.each([
  ['postgres://me:secret@db.example:5432/keys?sslmode=require', 'keys at db.example:5432'],
  ['postgres://me:secret@localhost:1/keys?host=db.example&port=5433', 'keys at db.example:5433'],
  ['postgres:///keys?host=/var/run/postgresql&password=secret', 'keys at /var/run/postgresql'],
  ['postgres://[::1]:5432', 'the database of its user at [::1]:5432'],
  ['postgres://me:secret%@db.example/keys', 'the database of DATABASE_URL'],
])('what is shown of %s is where connections go: %s', (address, shown) => {
  expect(shownDatabase(address)).toBe(shown);
});
