import pg from 'pg';
import { inject } from 'vitest';
import { runAdmin } from '../../../src/admin.ts';
import type { Config } from '../../../src/config.ts';
import type { DemoFile } from '../../../src/demo-world.ts';
import type { HouseOptions, OpenHouse } from '../../../src/house.ts';
import { createLog } from '../../../src/platform/log.ts';
import { startServer } from '../../../src/server.ts';
import { copyWorld } from '../../database.ts';
import { type PersonBrowser, signInAt } from '../../person-browser.ts';
import { testConfig } from '../../test-config.ts';

/** One person's e-mail and password. */
export interface User {
  email: string;
  password: string;
}

/** A server with the demo world in a database of its own, its operator, and a look into its tables. */
export interface Doors extends AsyncDisposable {
  baseUrl: string;
  databaseUrl: string;
  demo: DemoFile;
  /** What is below the doors, for acts that no door has yet. */
  house: OpenHouse;
  /** Runs one command of the operator, as typed after `npm run admin --`. */
  admin<T>(...argv: string[]): Promise<T>;
  /** Reads (or, where a test says so, writes) the tables behind the server's back. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  signIn(user: User): Promise<PersonBrowser>;
  stop(): Promise<void>;
}

export interface DoorsOptions extends HouseOptions {
  /** A database that another server has used; without it a fresh copy of the world. */
  databaseUrl?: string;
  config?: Partial<Config>;
}

/** Opens every door on a port of its own. */
export async function openDoors({ databaseUrl, config = {}, ...options }: DoorsOptions = {}): Promise<Doors> {
  const url = databaseUrl ?? (await copyWorld());
  const server = await startServer(testConfig({ databaseUrl: url, ...config }), {
    log: createLog('silent'),
    ...options,
  });
  const { baseUrl, house } = server;
  const tables = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 });
  const stop = async () => {
    await tables.end();
    await server.stop();
  };
  return {
    baseUrl,
    databaseUrl: url,
    demo: structuredClone(inject('demo')),
    house,
    admin: <T>(...argv: string[]) => runAdmin(house, argv) as Promise<T>,
    sql: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await tables.query<Row>(text, values)).rows,
    signIn: ({ email, password }) => signInAt(baseUrl, { email, password }),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
