import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { PROGRAM_ENV } from './running.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/main.ts');

// This test takes two seconds, because it starts the server in another process.
test('a server that is told to stop while it waits for its database ended without a word', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'waiting-'));
  const env = {
    ...PROGRAM_ENV,
    NODE_ENV: 'production',
    BASE_URL: 'https://keys.example.com',
    DATABASE_URL: `postgres://app:hidden@127.0.0.1:${await freePort()}/keys`,
    AUTH_SECRET: 'a secret of tests, thirty-two characters',
    ENCRYPTION_KEY: Buffer.from('a key of tests: thirty-two bytes').toString('base64'),
    PORT: String(await freePort()),
  };
  const server = spawn(process.execPath, [MAIN, '--data-dir', dataDir], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  let printed = '';
  for await (const part of server.stdout.setEncoding('utf8')) {
    printed += part;
    if (server.exitCode === null && !server.killed && printed.includes('waiting for the database'))
      server.kill('SIGTERM');
  }

  expect(printed).toContain('"reason":"SIGTERM","drainSeconds":5,"msg":"stopping"');
  expect(await ended).toEqual([0, null]);
});
