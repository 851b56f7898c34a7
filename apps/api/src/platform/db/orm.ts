import path from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { dropBrokenClients } from './broken-clients.ts';
import { connectionOptions, type Database, type Patience } from './database.ts';
import { leaveNothing } from './leave-nothing.ts';
import { requireWritable } from './read-only.ts';

/** The folder of our migrations, one in each file, in the order of their names. */
export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, 'migrations');

const PATIENCE: Patience = { query: 10_000, statement: 10_000, lock: 8_000, idleInTransaction: 10_000 };

// Every later statement waits behind one that waits for a whole table, and the gateway's look-up waits five seconds at
// most.
const PATIENT: Patience = { lock: 2_000 };

/** How the ORM is opened. */
export interface OrmOptions {
  /**
   * Whether it waits without a time limit. Changes of the tables need that: they take longer the more rows there are.
   */
  isPatient?: boolean;
  /** How many connections it may have. A patient ORM has one. */
  max?: number;
}

/** Opens the ORM on a database. The entities come from the slices; the platform knows none of them. */
export function openOrm(
  database: Database,
  entities: NonNullable<Options['entities']>,
  { isPatient = false, max = 10 }: OrmOptions = {},
): Promise<MikroORM> {
  const patience = isPatient ? PATIENT : PATIENCE;
  const { host = '', port = 0, user = '', password = '', database: dbName = '' } = database.options;
  return MikroORM.init({
    // Only the name is passed: from an address the ORM itself would drop every parameter, TLS among them.
    dbName: dbName === '' ? 'postgres' : dbName,
    // Through a pooler a database can have another name. The ORM would not find it and would create a new one.
    ensureDatabase: false,
    entities,
    extensions: [Migrator],
    migrations: {
      path: MIGRATIONS_FOLDER,
      emit: 'ts',
      snapshot: false,
      transactional: true,
      // Each migration has a transaction of its own, so its table locks end before the next one begins.
      allOrNothing: false,
    },
    // Libraries own the tables of people's identities and of jobs, and plain SQL uses our counters and replays. They
    // have schemas of their own.
    schemaGenerator: { ignoreSchema: ['identity', 'jobs', 'platform'] },
    forceUtcTimezone: true,
    // Some connections stay open: a log-in to the database takes time and a thread, which a busy node does not have.
    pool: isPatient ? { min: 0, max: 1 } : { min: Math.min(4, max), max },
    driverOptions: {
      ...connectionOptions(database, 'chatelaine', patience),
      // The driver fills empty options as it does in the other pools. Otherwise the ORM would put its own values there.
      ...{ host, port, user, password, database: dbName },
      onPoolCreated: (pool: pg.Pool) => {
        dropBrokenClients(pool);
        if (database.isPooled) leaveNothing(pool, patience);
      },
      onConnect: requireWritable,
    },
    logger: () => {},
  });
}
