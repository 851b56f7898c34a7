import path from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { dropBrokenClients } from './broken-clients.ts';
import { connectionOptions, type Database, type Patience } from './database.ts';
import { leaveNothing } from './leave-nothing.ts';
import { requireWritable } from './read-only.ts';

/** The folder of our migrations. Each file has one migration, and they run in the order of their names. */
export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, 'migrations');

const PATIENCE: Patience = { query: 10_000, statement: 10_000, lock: 8_000, idleInTransaction: 10_000 };

// A patient ORM waits only a short time for a lock. While a statement waits for the lock of a whole table, every later
// statement on that table waits too. The gateway's look-up of keys is such a statement, and it may wait five seconds at
// most.
const PATIENT: Patience = { lock: 2_000 };

/** The options of the ORM. */
export interface OrmOptions {
  /**
   * Whether statements have no time limit. Changes of the tables need that, because they take longer when there are
   * more rows.
   */
  isPatient?: boolean;
  /** The highest number of connections. A patient ORM has at most one connection, whatever this number is. */
  max?: number;
}

/**
 * Opens the ORM on a database. The caller passes the entities, because they belong to the slices, and the platform may
 * not import them.
 */
export function openOrm(
  database: Database,
  entities: NonNullable<Options['entities']>,
  { isPatient = false, max = 10 }: OrmOptions = {},
): Promise<MikroORM> {
  const patience = isPatient ? PATIENT : PATIENCE;
  const { host = '', port = 0, user = '', password = '', database: dbName = '' } = database.options;
  return MikroORM.init({
    // Only the name is passed here, because the ORM would ignore the parameters of an address, including TLS.
    dbName: dbName === '' ? 'postgres' : dbName,
    // A pooler may use another name for a database. Then the ORM would not find the database and would create a new
    // one.
    ensureDatabase: false,
    entities,
    extensions: [Migrator],
    migrations: {
      path: MIGRATIONS_FOLDER,
      emit: 'ts',
      snapshot: false,
      transactional: true,
      // Each migration has its own transaction, so its table locks end before the next migration begins.
      allOrNothing: false,
    },
    // The ORM does not know the tables in these schemas. Libraries own the tables of people's identities and of jobs,
    // and plain SQL uses the tables of the platform.
    schemaGenerator: { ignoreSchema: ['identity', 'jobs', 'platform'] },
    forceUtcTimezone: true,
    // A filter of numbers hides removed numbers, and not the keys and permissions that refer to them.
    autoJoinRefsForFilters: false,
    // Some connections stay open, because a log-in to the database takes time and a thread, and a busy node has no time
    // and no thread to spare.
    pool: isPatient ? { min: 0, max: 1 } : { min: Math.min(4, max), max },
    driverOptions: {
      ...connectionOptions(database, 'chatelaine', patience),
      // These options are passed to the driver even when they are empty, and the driver fills empty options as it does
      // in the other pools. Without them, the ORM would set its own values.
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
