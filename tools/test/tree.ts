import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A small repository that is removed at the end of the test. */
export interface Tree extends Disposable {
  root: string;
  /** Writes one more file. */
  write(file: string, text: string): void;
}

/** Writes files, by their path, into a new folder, and makes the folder a git repository. */
export function plantTree(files: Record<string, string>): Tree {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'tree-')));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  spawnSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: root });
  return { root, write, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
