import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import path from 'node:path';

const NOBODY = 65534;

/** How to run a PostgreSQL program here, and how to give it a file. */
export interface PostgresUser {
  own(file: string): void;
  command(program: string, args: string[]): { file: string; args: string[] };
  ids: { uid?: number; gid?: number };
}

/**
 * PostgreSQL refuses to run as root. A root process therefore runs it as `nobody`. Where `nobody` may not read the
 * files (a home folder of mode 0700), it runs in a user namespace in which root has the name nobody.
 */
export function postgresUser(native: string, dataDir: string): PostgresUser {
  const program = (name: string) => path.join(native, 'bin', name);
  if (process.getuid?.() !== 0)
    return { own: () => {}, command: (name, args) => ({ file: program(name), args }), ids: {} };
  const ids = { uid: NOBODY, gid: NOBODY };
  if (nobodyReads(program('postgres'), path.dirname(dataDir), ids)) {
    return {
      own: (file) => chownSync(file, NOBODY, NOBODY),
      command: (name, args) => ({ file: program(name), args }),
      ids,
    };
  }
  const map = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  return {
    own: () => {},
    command: (name, args) => ({ file: 'unshare', args: [...map, program(name), ...args] }),
    ids: {},
  };
}

function nobodyReads(postgres: string, dir: string, ids: { uid: number; gid: number }): boolean {
  if (spawnSync(postgres, ['--version'], ids).status !== 0) return false;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], ids).status === 0;
}
