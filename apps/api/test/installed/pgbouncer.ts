import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port.ts';
import { databaseAt } from '../world/database-at.ts';

/**
 * A running pgbouncer that pools transactions: each transaction of a client may use another connection to the database.
 */
export interface Pgbouncer extends AsyncDisposable {
  /** Returns the address at which a program reaches the database with this name through pgbouncer. */
  url(name: string): string;
}

export interface PgbouncerOptions {
  /**
   * Other names under which pgbouncer offers databases, each with the real name of its database. pgbouncer opens at
   * most two connections for such a name.
   */
  aliases?: Record<string, string>;
  /** Additional lines for the configuration file of pgbouncer. */
  more?: readonly string[];
}

// The number of connections to the database. One server's pools have more connections than this. So two transactions in
// a row on one connection to pgbouncer cannot rely on the same connection to the database.
const CONNECTIONS = 4;

/** Starts a pgbouncer in front of the PostgreSQL server at the address `serverUrl`. */
export async function startPgbouncer(
  program: string,
  serverUrl: string,
  { aliases = {}, more = [] }: PgbouncerOptions = {},
): Promise<Pgbouncer> {
  const { hostname, port: serverPort, username, password } = new URL(serverUrl);
  const folder = mkdtempSync(path.join(tmpdir(), 'pgbouncer-'));
  const port = await freePort();
  const to = `host=${hostname} port=${serverPort} user=${username} password='${decodeURIComponent(password)}'`;
  const config = [
    '[databases]',
    ...Object.entries(aliases).map(([alias, name]) => `${alias} = ${to} dbname=${name} pool_size=2`),
    `* = ${to}`,
    '[pgbouncer]',
    `listen_addr = 127.0.0.1`,
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
    `default_pool_size = ${CONNECTIONS}`,
    // pgbouncer refuses to run as root. So under root, it changes to the user `nobody`.
    ...(process.getuid?.() === 0 ? ['user = nobody'] : []),
    ...more,
  ];
  const file = path.join(folder, 'pgbouncer.ini');
  writeFileSync(file, config.join('\n'));
  const child = spawn(program, [file], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('process up')) resolve();
    });
    void ended.then(() => reject(new Error(`pgbouncer did not start:\n${said}`)));
  });
  const end = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    url: (name) => databaseAt(`postgres://${username}:${password}@127.0.0.1:${port}/`, name),
    [Symbol.asyncDispose]: end,
  };
}
