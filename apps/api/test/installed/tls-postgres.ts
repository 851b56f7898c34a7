import { execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { postgresUser } from '../../src/platform/db/embedded/postgres-user.ts';
import { freePort } from '../free-port.ts';

/** A running PostgreSQL server with TLS. Every connection needs a user name and a password. */
export interface TlsPostgres extends AsyncDisposable {
  port: number;
  /** The password of the user `postgres`. It contains characters that must be percent-encoded in an address. */
  password: string;
  /**
   * The path of the server's certificate, which is self-signed and so its own CA. The certificate is valid for
   * `localhost` and 127.0.0.2, but not for 127.0.0.1.
   */
  certificate: string;
  /** The folder in which the server has its Unix socket. */
  folder: string;
}

const PASSWORD = 'p@ss:w/rd#1 ü%';
// The server accepts a TCP connection only with TLS. A connection by Unix socket has no TLS. Both kinds of connections
// need the password.
const HBA = ['local all all scram-sha-256', 'hostssl all all 127.0.0.0/8 scram-sha-256'].join('\n');
const NAMES = 'subjectAltName=DNS:localhost,IP:127.0.0.2';

/** Makes a new PostgreSQL server and starts it. This takes a second of CPU time, most of it for `initdb`. */
export async function startTlsPostgres({ postgres, openssl }: Record<'postgres' | 'openssl', string>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tls-'));
  const dir = path.join(folder, 'data');
  const user = postgresUser(path.dirname(path.dirname(postgres)), dir);
  mkdirSync(dir, { mode: 0o700 });
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD);
  const certificate = path.join(folder, 'server.crt');
  const keyFile = path.join(folder, 'server.key');
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  await promisify(execFile)(openssl, [
    ...['req', '-x509', ...ec, '-addext', NAMES, '-keyout', keyFile, '-out', certificate],
  ]);
  for (const each of [folder, dir, passwordFile]) user.own(each);
  const made = user.command('initdb', [
    ...[
      '-D',
      dir,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-sync',
      '--no-instructions',
    ],
    ...['--encoding=UTF8', '--locale=C'],
  ]);
  await promisify(execFile)(made.file, made.args, user.ids);
  writeFileSync(path.join(dir, 'pg_hba.conf'), HBA);
  for (const each of ['server.crt', 'server.key']) {
    copyFileSync(path.join(folder, each), path.join(dir, each));
    user.own(path.join(dir, each));
  }
  const port = await freePort();
  const flags = ['listen_addresses=127.0.0.1,127.0.0.2', `unix_socket_directories=${folder}`, 'ssl=on', 'fsync=off'];
  const { file, args } = user.command('postgres', [
    '-D',
    dir,
    '-p',
    String(port),
    ...flags.flatMap((set) => ['-c', set]),
  ]);
  const child = spawn(file, args, { ...user.ids, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve();
    });
    void ended.then(() => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
  const end = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { port, password: PASSWORD, certificate, folder, [Symbol.asyncDispose]: end } satisfies TlsPostgres;
}
