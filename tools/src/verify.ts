// `npm run verify` checks every rule that a machine can check, and prints one line for each check.
import path from 'node:path';
import { architecture } from './arrows/check-arrows.ts';
import { bundles } from './bundles.ts';
import { type Check, runCheck } from './check.ts';
import { build, lint, lock, types } from './commands.ts';
import { docs } from './docs.ts';
import { migrations } from './migrations/check-migrations.ts';
import { rules } from './rules.ts';
import { sizes } from './sizes.ts';

const root = path.join(import.meta.dirname, '../..');
// The build comes first: declarations and bundles are checked as they are published.
const checks: Check[] = [build, types, lint, architecture, rules, migrations, sizes, bundles, docs, lock];

for (const check of checks) {
  if (!(await runCheck(check, root))) process.exitCode = 1;
}
