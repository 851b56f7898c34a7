import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Lists the files that git tracks, and the new files that git does not ignore. Paths are relative to `root`.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function repositoryFiles(root) {
  // The user who runs this script may not own the checkout, as in CI. Git would then refuse to list the files.
  const args = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const git = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (git.status !== 0) throw new Error(`git could not list the files of ${root}: ${git.error?.message ?? git.stderr}`);
  const files = new Set(git.stdout.split('\0').filter(Boolean));
  // A file that is deleted but not yet staged is still in git's list.
  return [...files].filter((file) => existsSync(path.join(root, file))).sort();
}
