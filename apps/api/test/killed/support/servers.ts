import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../free-port.ts';
import { startProcess } from '../../start/running.ts';
import { testConfig } from '../../world/test-config.ts';
import type { Point } from './points.ts';

/** A server of a row of servers at the same address. When one has died, the next one starts. */
export interface Server extends AsyncDisposable {
  baseUrl: string;
  /** Resolves when the server has died. */
  ended: Promise<unknown>;
  /** Kills the server, as `kill -9` does. */
  kill(): Promise<unknown>;
  /** Resolves with the server after this one, when it is healthy. */
  next(): Promise<Server>;
}

const DYING = path.join(import.meta.dirname, 'dying-server.ts');

/** Makes the function that starts the next server at one address and with one database. */
export async function serversAt(databaseUrl: string): Promise<(point?: Point | null) => Promise<Server>> {
  const { authSecret: AUTH_SECRET, encryptionKey: ENCRYPTION_KEY } = testConfig({});
  const PORT = String(await freePort());
  const env = { DATABASE_URL: databaseUrl, AUTH_SECRET, ENCRYPTION_KEY, PORT, LOG_LEVEL: 'error' };
  const dataDir = mkdtempSync(path.join(tmpdir(), 'chatelaine-killed-'));
  let before: PromiseWithResolvers<Server> | undefined;
  return async (point = null) => {
    const running = await (point === null
      ? startProcess(dataDir, env)
      : startProcess(dataDir, { ...env, DIES_AT: JSON.stringify(point) }, DYING));
    const follower = Promise.withResolvers<Server>();
    const kill = () => running.end('SIGKILL');
    // A server that stops in order waits for its last calls. Here nobody calls any more.
    const dispose = async () => void (await kill());
    const server = { ...running, kill, next: () => follower.promise, [Symbol.asyncDispose]: dispose };
    before?.resolve(server);
    before = follower;
    return server;
  };
}
