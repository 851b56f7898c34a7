import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Lists the files of the repository as git sees them: tracked, or new and not ignored. Paths are relative to `root`.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function repositoryFiles(root) {
  // A checkout may belong to another user than the one who runs this (CI does that); git would refuse to list it.
  const args = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const git = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (git.status !== 0) throw new Error(`git could not list the files of ${root}: ${git.error?.message ?? git.stderr}`);
  const files = new Set(git.stdout.split('\0').filter(Boolean));
  // A file deleted but not yet staged is still in git's list.
  return [...files].filter((file) => existsSync(path.join(root, file))).sort();
}
