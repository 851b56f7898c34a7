import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../check.ts';

const PAGE = 'THREATS.md';

/** Checks every row of the list of threats: a row names tests that exist, or says why it has no test. */
export function checkThreats(root: string): Finding {
  const file = path.join(root, PAGE);
  if (!existsSync(file)) return { figures: 'no threats', offences: [`${PAGE} is not there`] };
  const rows = rowsOf(readFileSync(file, 'utf8'));
  const offences = rows.flatMap(({ line, cells }) =>
    offencesIn(root, cells.at(-1) ?? '').map((what) => `${PAGE}:${line}: ${what}`),
  );
  return { figures: `${rows.length} threats`, offences };
}

interface Row {
  line: number;
  cells: string[];
}

/** Returns the rows of all tables, without their heads. */
function rowsOf(markdown: string): Row[] {
  const lines = markdown.split('\n');
  return lines.flatMap((text, at) => {
    const isHead = /^\|[\s:|-]+\|$/.test(lines[at + 1] ?? '');
    if (!text.startsWith('|') || isHead || /^\|[\s:|-]+\|$/.test(text)) return [];
    return [{ line: at + 1, cells: text.split('|').slice(1, -1) }];
  });
}

function offencesIn(root: string, tests: string): string[] {
  const named = Array.from(tests.matchAll(/`([^`]+)`/g), ([, name]) => name ?? '');
  if (named.length === 0) return /^\s*not built: \S/.test(tests) ? [] : ['a threat without a test'];
  return named.flatMap((name) => {
    if (!/\.test\.tsx?$/.test(name)) return [`${name} is no test file`];
    return existsSync(path.join(root, name)) ? [] : [`the test ${name} is not there`];
  });
}
