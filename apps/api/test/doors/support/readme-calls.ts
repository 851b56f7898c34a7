import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A call in the README's table of the sessions door: the method and the full path, and the scopes. */
export interface ReadmeCall {
  name: string;
  scopes: string[];
}

const README = path.resolve(import.meta.dirname, '../../../../../README.md');
const ROWS = /^\| call below `\/api\/v1` \|.*\n\|[-|]+\n((?:\|.*\n)+)/m;

/** Returns every call in the README's table of the sessions door, sorted by name. */
export function readmeCalls(): ReadmeCall[] {
  const [, rows = ''] = ROWS.exec(readFileSync(README, 'utf8')) ?? [];
  return rows
    .trimEnd()
    .split('\n')
    .flatMap((row) => {
      const [, calls = '', , scopes = ''] = row.split('|');
      return codeIn(calls).map((call) => ({ name: call.replace(' /', ' /api/v1/'), scopes: codeIn(scopes) }));
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const codeIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
