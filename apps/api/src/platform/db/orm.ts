import path from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { dropBrokenClients } from './broken-clients.ts';
import { connectionOptions, type Database, type Patience } from './database.ts';
import { leaveNothing } from './leave-nothing.ts';
import { requireWritable } from './read-only.ts';

/** Where our migrations lie, one a file; the order of their names is theirs. */
export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, 'migrations');

const PATIENCE: Patience = { query: 10_000, statement: 10_000, lock: 8_000, idleInTransaction: 10_000 };

// Whoever waits for a whole table makes all others wait behind it, and the gateway waits five seconds for its look-up.
const PATIENT: Patience = { lock: 2_000 };

/** How the ORM is opened. */
export interface OrmOptions {
  /** It waits as long as it takes: for changes of the tables, which take longer the more is in them. */
  isPatient?: boolean;
  /** How many connections it may have, unless it is patient: then one. */
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
    // Its name alone: what the ORM itself makes of an address leaves out every parameter, TLS among them.
    dbName: dbName === '' ? 'postgres' : dbName,
    // Through a pooler a database can have another name; it would be looked for, and made anew.
    ensureDatabase: false,
    entities,
    extensions: [Migrator],
    migrations: {
      path: MIGRATIONS_FOLDER,
      emit: 'ts',
      snapshot: false,
      transactional: true,
      // A table that one of them has locked is free again before the next one begins.
      allOrNothing: false,
    },
    // People's identities and waiting jobs are kept by their libraries, our counters and replays by plain SQL: schemas of
    // their own.
    schemaGenerator: { ignoreSchema: ['identity', 'jobs', 'platform'] },
    forceUtcTimezone: true,
    // What is open stays open: a log-in to the database takes time and a thread that a busy moment does not have.
    pool: isPatient ? { min: 0, max: 1 } : { min: Math.min(4, max), max },
    driverOptions: {
      ...connectionOptions(database, 'chatelaine', patience),
      // What is empty here the driver finds as it does in the other pools; else the ORM would put something there.
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
