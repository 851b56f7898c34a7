// The check of migrations. A migration must not break the code of the previous version, because servers of the previous
// version keep running when the tables are new already.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ESTree, Visitor } from 'vite';
import type { Check, Finding } from '../check.ts';
import { readSource, type Source } from '../source.ts';
import { type Done, harmOf } from './expands.ts';
import { type Statement, statementsOf } from './statements.ts';

const FOLDER = 'apps/api/src/platform/db/migrations';
// The package.json whose version a release raises. The check takes the version from here, because the server has no
// version of its own.
const RELEASED = 'packages/sdk/package.json';
// The first migration that is checked. Older migrations were written for a stopped server, and every installation has
// run them.
const FIRST_JUDGED = 'Migration20261129100000';

/** Names every statement of a migration after which the code of the previous release could fail. */
export const migrations: Check = { name: 'migrations', run: checkMigrations };

/** Reads the SQL of all migrations of a repository, and checks the SQL of the newer migrations. */
export function checkMigrations(root: string): Finding {
  const files = globSync(`${FOLDER}/*.ts`, { cwd: root }).map((file) => file.split(path.sep).join('/'));
  const judged = files.filter((file) => path.basename(file, '.ts') >= FIRST_JUDGED).sort();
  const { version } = JSON.parse(readFileSync(path.join(root, RELEASED), 'utf8')) as { version: string };
  const offences = judged.flatMap((file) => judgeMigration(file, readSource(root, file), version));
  if (files.length === 0) offences.push(`${FOLDER} has no migration: there is nothing to check`);
  return { figures: `${files.length} migrations, ${judged.length} since the rule`, offences };
}

/** Returns the offences of one migration in a release with this version. */
export function judgeMigration(file: string, source: Source, version: string): string[] {
  const done: Done = { made: new Set(), hasLocked: false };
  return textsOf(source).flatMap(({ sql, line }) => {
    if (sql === null) return [`${file}:${line} a part of this SQL is computed: write it out, so that it can be judged`];
    return statementsOf(sql).flatMap((statement) => {
      const problem = judgeStatement(statement, done, version);
      return problem === null ? [] : [`${file}:${line + statement.line} ${shown(statement.text)}: ${problem}`];
    });
  });
}

function judgeStatement({ text, comments }: Statement, done: Done, version: string): string | null {
  const harm = harmOf(text, done);
  if (harm === null) return null;
  const mark = comments.find((comment) => /^(expands|contracts)\b/.test(comment));
  if (mark === undefined) return `${harm} (CONTRIBUTING.md, Migrations)`;
  if (/^expands: \S.{9,}/.test(mark)) return null;
  const lastUse = /^contracts: last used in (\d+\.\d+\.\d+)$/.exec(mark)?.[1];
  if (lastUse === undefined)
    return `"${mark}" says neither "expands: <why older code goes on>" nor "contracts: last used in <release>"`;
  if (isOlder(lastUse, version)) return null;
  return `release ${version} is not later than ${lastUse}, which still uses it: it may go one release after that`;
}

function isOlder(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number));
  const at = a?.findIndex((part, index) => part !== b?.[index]) ?? -1;
  return at >= 0 && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}

/** Returns every text of a file except the paths of imports. `sql` is null for a text with a computed part. */
function textsOf(source: Source): { sql: string | null; line: number }[] {
  const imports = new Set<number>();
  const texts: { sql: string | null; start: number }[] = [];
  new Visitor({
    ImportDeclaration: (node) => void imports.add(node.source.start),
    Literal(node: ESTree.StringLiteral | { value: unknown; start: number }) {
      if (typeof node.value === 'string') texts.push({ sql: node.value, start: node.start });
    },
    TemplateLiteral(node) {
      const [only] = node.quasis;
      texts.push({ sql: node.expressions.length > 0 ? null : (only?.value.cooked ?? null), start: node.start });
    },
  }).visit(source.program);
  return texts
    .filter(({ start }) => !imports.has(start))
    .map(({ sql, start }) => ({ sql, line: source.lineAt(start) }));
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
