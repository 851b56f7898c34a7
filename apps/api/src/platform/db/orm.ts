import path from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { dropBrokenClients } from './broken-clients.ts';

/** Where our migrations lie, one a file; the order of their names is theirs. */
export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, 'migrations');

const TIMEOUTS = {
  query_timeout: 10_000,
  statement_timeout: 10_000,
  lock_timeout: 8_000,
  idle_in_transaction_session_timeout: 10_000,
};

// Whoever waits for a whole table makes all others wait behind it, and the gateway waits five seconds for its look-up.
const PATIENT_LOCK_MS = 2_000;

/** How the ORM is opened. */
export interface OrmOptions {
  /** It waits as long as it takes: for changes of the tables, which take longer the more is in them. */
  isPatient?: boolean;
}

/** Opens the ORM on a database. The entities come from the slices; the platform knows none of them. */
export function openOrm(
  url: string,
  entities: NonNullable<Options['entities']>,
  { isPatient = false }: OrmOptions = {},
): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
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
    pool: isPatient ? { min: 0, max: 1 } : { min: 4, max: 10 },
    driverOptions: {
      connectionTimeoutMillis: 2_000,
      ...(isPatient ? { lock_timeout: PATIENT_LOCK_MS } : TIMEOUTS),
      application_name: 'chatelaine',
      onPoolCreated: dropBrokenClients,
    },
    logger: () => {},
  });
}
