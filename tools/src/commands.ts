import type { Check, Finding } from './check.ts';
import { type CommandResult, runCommand } from './run-command.ts';

/**
 * Builds the files that are published or served. This check comes first, so that the later checks see the built files.
 */
export const build: Check = { name: 'build', run: (root) => turbo(root, 'build', /./) };

/** Type-checks every workspace. */
export const types: Check = { name: 'types', run: (root) => turbo(root, 'typecheck', /error TS\d+/) };

/** Runs the linter, and compares every file with its formatted form. */
export const lint: Check = {
  name: 'lint',
  run(root) {
    const result = runCommand(root, 'biome', [
      'ci',
      '--colors=off',
      '--reporter=concise',
      '--max-diagnostics=500',
      '.',
    ]);
    return findingOf(result, /Checked (\d+ files)/, /^×/);
  },
};

/** Checks that `npm ci` can install the lockfile on every platform. */
export const lock: Check = {
  name: 'lock',
  run: (root) =>
    findingOf(runCommand(root, process.execPath, ['scripts/check-lock.mjs']), /(\d+ entries)/, /has no entry/),
};

function turbo(root: string, task: string, matters: RegExp): Finding {
  const options = ['--output-logs=errors-only', '--log-order=grouped', '--continue'];
  const result = runCommand(root, process.execPath, ['scripts/turbo.mjs', 'run', task, ...options]);
  return findingOf(result, /Tasks:\s+(\d+ successful, \d+ total)/, matters);
}

/**
 * Takes the figures and the important lines from the output of a command. When no line is important, it takes all
 * lines.
 */
function findingOf({ isOk, output }: CommandResult, figures: RegExp, matters: RegExp): Finding {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => matters.test(line));
  const offences = telling.length > 0 ? telling : lines;
  return { figures: figures.exec(output)?.[1] ?? '', offences: isOk ? [] : offences };
}
