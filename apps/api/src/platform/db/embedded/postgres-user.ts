import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import path from 'node:path';

const NOBODY = 65534;

/** The way to run a PostgreSQL program on this machine, and to make the user of that program the owner of a file. */
export interface PostgresUser {
  own(file: string): void;
  command(program: string, args: string[]): { file: string; args: string[] };
  ids: { uid?: number; gid?: number };
}

/**
 * PostgreSQL refuses to run as root. So a root process runs PostgreSQL as the user `nobody`. When `nobody` may not read
 * the files, for example in a home folder of mode 0700, PostgreSQL runs in a user namespace. In this namespace, root
 * has the user id of `nobody`.
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
