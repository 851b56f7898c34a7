import path from 'node:path';
import { expect, test } from 'vitest';
import { checkMigrations, judgeMigration } from '../src/migrations/check-migrations.ts';
import { parseSource } from '../src/source.ts';
import { plantTree } from './tree.ts';

const FOLDER = 'apps/api/src/platform/db/migrations';
const NEW = `${FOLDER}/Migration20270101000000.ts`;

const classOf = (...sql: string[]) => `import { Migration } from '@mikro-orm/migrations';
export class M extends Migration {
  override up(): void {
${sql.map((text) => `    this.addSql(\`${text}\`);`).join('\n')}
  }
}
`;

const offencesOf = (text: string, version = '0.2.0'): string[] =>
  judgeMigration(NEW, parseSource(NEW, text), version).map((offence) => offence.replace(/ \(CONTRIBUTING.*/, ''));

const harmOf = (...sql: string[]) =>
  offencesOf(classOf(...sql)).map((offence) => offence.slice(offence.indexOf(': ') + 2));

test('our own migrations are judged, and expand', () => {
  const { figures, offences } = checkMigrations(path.join(import.meta.dirname, '../..'));

  expect(figures).toMatch(/^\d\d+ migrations, \d+ since the rule$/);
  expect(offences).toEqual([]);
});

test.each([
  [
    'create table t (id text not null primary key, n int unique); alter table t drop column n; create unique index on t (id)',
  ],
  ['alter table api_key add column note text null, add column n int not null default 0'],
  ["alter table api_key add column kind text not null default 'a, b not null'"],
  ['alter table api_key alter column note drop not null, alter column note set default 3'],
  ['create index api_key_note on api_key (note) where note is not null'],
  ['create index concurrently event_note on event (note)'],
  ["update api_key set note = 'drop table t; '"],
  ['create function f() returns trigger language plpgsql as $$ begin drop table t; end $$'],
  ['create table t (id text); create trigger x before update on t for each row execute function f()'],
  ['create schema s; create table s.t (id text); insert into s.t select id from api_key'],
])('%s: older code goes on', (sql) => {
  expect(harmOf(sql)).toEqual([]);
});

test.each([
  ['drop table api_key', 'older code may need it'],
  ['drop index api_key_note', 'older code may need it'],
  ['alter table api_key drop column note', 'older code reads and writes this column'],
  ['alter table api_key drop note', 'older code reads and writes this column'],
  ['ALTER TABLE ONLY api_key\n  RENAME COLUMN note TO remark', 'older code knows it by its old name'],
  ['alter table api_key rename to keys', 'older code knows it by its old name'],
  ['alter table api_key add column note text not null', 'older code does not fill this column, and it has no default'],
  [
    'alter table api_key add note text null, add n int not null',
    'older code does not fill this column, and it has no default',
  ],
  [
    'alter table api_key add column n numeric(3, 1) not null check (n > 0)',
    'older code does not fill this column, and it has no default',
  ],
  ['alter table api_key alter column note set not null', 'older code may leave this column empty'],
  ['alter table api_key alter note drop default', 'older code may leave this column out'],
  [
    'alter table api_key alter column note type varchar(3)',
    'older code reads and writes the old type, and the table may be written anew',
  ],
  [
    'alter table api_key alter column note set data type int',
    'older code reads and writes the old type, and the table may be written anew',
  ],
  ['alter table api_key add column note text unique', 'older code may write rows that it refuses'],
  ["alter table api_key add constraint c check (note in ('a'))", 'older code may write rows that it refuses'],
  ['alter table api_key add unique (note)', 'older code may write rows that it refuses'],
  ['create unique index on api_key (note)', 'older code may write rows that it refuses'],
  ['alter table usage drop constraint usage_pkey', 'older code may name it, in "on conflict" too'],
  ['delete from api_key', 'older code may need these rows'],
  ['truncate api_key', 'older code may need these rows'],
  [
    'create trigger x before update on api_key for each row execute function f()',
    'it changes what older code writes, or refuses it',
  ],
  ['alter table api_key enable row level security', 'the check cannot judge it'],
  ['do $$ begin drop table t; end $$', 'the check cannot judge it'],
  ['create table t (id text); alter table api_key drop column note', 'older code reads and writes this column'],
])('%s is named', (sql, harm) => {
  expect(harmOf(sql)).toEqual([harm]);
});

test('what fills a column in the transaction that added it is named: every call waits for it', () => {
  const add = 'alter table api_key add column note text';

  expect(harmOf(add, 'update api_key set note = name')).toEqual([
    'the table that was altered before stays locked while this runs: put it into a migration of its own',
  ]);
  expect(harmOf('update api_key set note = name', add)).toEqual([]);
});

test('an offence is named by file and line, and SQL with a computed part is one', () => {
  expect(offencesOf(classOf('create table t (id text);\n\n  drop table api_key'))).toEqual([
    `${NEW}:6 drop table api_key: older code may need it`,
  ]);
  expect(offencesOf(classOf(`drop table \${name}`))).toEqual([
    `${NEW}:4 a part of this SQL is computed: write it out, so that it can be judged`,
  ]);
});

test.each([
  ['expands: the new check lets more through', '0.2.0', 0],
  ['expands: yes', '0.2.0', 1],
  ['contracts: last used in 0.1.9', '0.2.0', 0],
  ['contracts: last used in 0.2.0', '0.2.0', 1],
  ['contracts: last used in 0.10.0', '0.9.0', 1],
  ['contracts: nobody uses it', '0.2.0', 1],
  ['nobody uses it', '0.2.0', 1],
])('a statement that is marked "%s" in release %s: %d offences', (mark, version, count) => {
  const sql = `-- ${mark}\nalter table api_key drop column note`;

  expect(offencesOf(classOf(sql), version)).toHaveLength(count);
  // A mark in a comment allows only the statement to which the comment belongs, so the next statement is still an
  // offence.
  expect(offencesOf(classOf(`${sql};\ndrop table api_key`), version)).toHaveLength(count + 1);
});

test('migrations from before the rule are left as they are; a folder without any is an offence', () => {
  const offencesIn = (file: string) => {
    using tree = plantTree({ [file]: classOf('drop table t'), 'packages/sdk/package.json': '{ "version": "0.2.0" }' });
    return checkMigrations(tree.root).offences;
  };

  expect(offencesIn(`${FOLDER}/Migration20261129090000.ts`)).toEqual([]);
  expect(offencesIn('apps/api/src/a.ts')).toEqual([`${FOLDER} has no migration: there is nothing to check`]);
  expect(offencesIn(NEW)).toHaveLength(1);
});

test('a plain index of a large table is named: nobody could write the table meanwhile', () => {
  expect(harmOf('create index event_note on event (note)')).toEqual([expect.stringContaining('concurrently')]);
});
