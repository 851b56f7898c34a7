import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isAlive } from '../../src/platform/db/embedded/process-alive.ts';
import { startProcess } from './running.ts';

const root = mkdtempSync(path.join(tmpdir(), 'chatelaine-stop-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const postgresPid = (dir: string) =>
  Number(readFileSync(path.join(dir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

test('a request that never ends does not hold the stop, and a second Ctrl-C changes nothing', async () => {
  const dir = path.join(root, 'half');
  await using server = await startProcess(dir);
  const postgres = postgresPid(dir);
  const socket = connect(Number(new URL(server.baseUrl).port), 'localhost');
  // Our end is cut when the grace is over.
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.write('POST /messages HTTP/1.1\r\nhost: x\r\n', () => resolve()));

  const codes = await Promise.all([server.end('SIGINT'), server.end('SIGINT')]);

  expect(codes).toEqual([0, 0]);
  expect(isAlive(postgres)).toBe(false);
});
