// Runs before `npm start` and `npm run admin`. It installs missing packages, and builds the pages unless `--admin` is
// given.
//
// In production this script does not install or build. A server should not run compilers or call a registry when it
// starts. So in production the script only checks that the needed files exist.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const BUILT = ['packages/onboarding-widget/dist/consent/manifest.json', 'apps/hub/dist/manifest.json'];
const NEEDED = ['node_modules/express', ...BUILT];

if (process.env.NODE_ENV === 'production') {
  const missing = NEEDED.filter((file) => !existsSync(path.join(root, file)));
  if (missing.length > 0) {
    console.error(
      `In production nothing is installed or built at the start, and ${missing.join(', ')} is missing here. Run "npm run release -- <folder>" without NODE_ENV, and start what it makes.`,
    );
    process.exitCode = 1;
  }
} else {
  await import('./bootstrap.mjs');
  if (!process.exitCode && !process.argv.includes('--admin')) process.exitCode = build();
}

function build() {
  const args = [path.join(import.meta.dirname, 'turbo.mjs'), 'run', 'build'];
  const quiet = ['--output-logs=errors-only', '--log-order=grouped'];
  return spawnSync('node', [...args, ...quiet], { cwd: root, stdio: 'inherit' }).status ?? 1;
}
