import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const API = path.resolve(import.meta.dirname, '../..');
const MIGRATIONS = 'src/platform/db/migrations';
const KEY_ENTITY = 'src/api-key/api-key.entity.ts';

/**
 * Makes a copy of our server that acts as the next release. The copy is in another folder, has two more migrations, and
 * writes one more column of the table of keys. Returns the path of the file that starts this copy.
 */
export function plantNextVersion(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'chatelaine-next-'));
  const api = path.join(root, 'apps/api');
  mkdirSync(api, { recursive: true });
  cpSync(path.join(API, 'src'), path.join(api, 'src'), {
    recursive: true,
    filter: (file) => !file.endsWith('.test.ts'),
  });
  cpSync(path.join(API, 'package.json'), path.join(api, 'package.json'));
  // The server reads the built pages of the hubs in the folder beside its own.
  symlinkSync(path.join(API, '../hub'), path.join(root, 'apps/hub'));
  symlinkSync(path.join(API, '../../node_modules'), path.join(root, 'node_modules'));
  symlinkSync(path.join(API, 'node_modules'), path.join(api, 'node_modules'));
  writeFileSync(path.join(api, MIGRATIONS, 'Migration29990101000000.ts'), migration('Expands', EXPANDS));
  writeFileSync(path.join(api, MIGRATIONS, 'Migration29990101010000.ts'), migration('Fills', FILLS));
  const entity = readFileSync(path.join(api, KEY_ENTITY), 'utf8');
  const known = '    expiresAt: p.datetime(3).strictNullable(),\n    revokedAt:';
  if (!entity.includes(known)) throw new Error('The entity of keys looks otherwise now: teach this file its new form.');
  writeFileSync(
    path.join(api, KEY_ENTITY),
    entity.replace(known, `    remark: p.text().nullable().onCreate(() => 'next'),\n${known}`),
  );
  return path.join(api, 'src/main.ts');
}

// Each of these SQL statements locks a table that the calls of the running server use.
const EXPANDS = [
  'alter table api_key add column remark text null, add column weight int not null default 1',
  'alter table usage add column cost int not null default 0',
  'create index api_key_remark_index on api_key (remark)',
  'create table remark (id text primary key, api_key_id varchar(26) not null references api_key (id))',
];
const FILLS = ["update api_key set remark = 'before'"];

const migration = (name: string, statements: readonly string[]) => `
import { Migration } from '@mikro-orm/migrations';
export class ${name} extends Migration {
  override up(): void {
    for (const statement of ${JSON.stringify(statements)}) this.addSql(statement);
  }
}
`;
