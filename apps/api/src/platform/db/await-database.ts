import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../log.ts';
import { type Outage, outageOf } from '../outage.ts';
import { connectionOptions, type Database } from './database.ts';
import { DatabaseProblem } from './database-problem.ts';
import { type DatabaseFacts, problemsOf } from './needs.rule.ts';
import { READ_ONLY } from './read-only.ts';
import { tlsTrouble } from './tls-trouble.ts';

/** The options for the wait for a database. */
export interface Waiting {
  log: Logger;
  /** The longest wait for a database that does not answer yet, in milliseconds. 0 means no wait. */
  waitMs?: number;
  /** The name of the setting with the address of the database. */
  setting?: string;
  /** Ends the wait. */
  signal?: AbortSignal | undefined;
}

const AGAIN_MS = 250;
const SAID_EVERY_MS = 5_000;

/**
 * Waits until a database answers and takes changes, and logs that it waits. Also checks that this server can work with
 * the database.
 *
 * @throws {DatabaseProblem} which names the problem, for example: no answer in time, no log-in, too old, another
 * encoding.
 */
export async function awaitDatabase(database: Database, waiting: Waiting): Promise<void> {
  const { log, waitMs = 0, signal, setting = 'DATABASE_URL' } = waiting;
  const deadline = performance.now() + waitMs;
  let sayAt = performance.now();
  for (;;) {
    const trouble = await look(database);
    if (trouble === null) return;
    const { where, why, sentences, passes } = trouble;
    if (!passes) throw new DatabaseProblem(setting, sentences);
    if (performance.now() >= deadline) {
      const waited = waitMs > 0 ? [`It was waited for ${Math.round(waitMs / 1000)} s.`] : [];
      throw new DatabaseProblem(setting, [[...sentences, ...waited].join(' ')]);
    }
    if (performance.now() >= sayAt) {
      log.warn({ reason: why }, `waiting for ${where}`);
      sayAt += SAID_EVERY_MS;
    }
    await pause(AGAIN_MS, undefined, { signal });
  }
}

/** The reason why a database cannot be used now. */
interface Trouble {
  where: string;
  why: string;
  sentences: readonly string[];
  /** Whether the problem may end by itself, so that waiting makes sense. */
  passes: boolean;
}

/** Checks a database. Null when this server can work with it. */
async function look(database: Database): Promise<Trouble | null> {
  const client = new pg.Client(connectionOptions(database, 'chatelaine-start', { query: 5_000 }));
  const where = `the database "${client.database}" at ${client.host}:${client.port}`;
  // An error event without a listener would end the process. The calls below report a broken connection.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<DatabaseFacts>(FACTS);
    const [facts] = rows;
    const sentences = facts === undefined ? [] : problemsOf(facts);
    if (facts?.is_read_only === false && sentences.length === 0) return null;
    return {
      where,
      why: 'it takes no changes',
      sentences,
      passes: sentences.length === 1 && facts?.is_read_only === true,
    };
  } catch (error) {
    const untrusted = tlsTrouble(error);
    if (untrusted !== null)
      return { where, why: untrusted, sentences: [`${where} cannot be used: ${untrusted}.`], passes: false };
    const outage = outageOf(error);
    if (outage === null) throw error;
    const why = reasonOf(outage, error);
    return { where, why, sentences: [`${where} cannot be used: ${why}.`], passes: outage.passes };
  } finally {
    await client.end().catch(() => {});
  }
}

// Writes the reason of an outage. It includes the messages of PostgreSQL and of TLS, because these name only a role, a
// database or a host, and never a password.
function reasonOf({ means, code, passes }: Outage, error: unknown): string {
  const isTold = error instanceof pg.DatabaseError || (error instanceof Error && !passes);
  const said = isTold ? error.message : code;
  return said === '' || said === means ? means : `${means} (${said})`;
}

const FACTS = `
  select current_setting('server_version_num')::int as version, current_setting('server_version') as version_name,
    current_setting('server_encoding') as encoding, current_setting('DateStyle') as date_style,
    current_setting('default_transaction_isolation') as isolation, ${READ_ONLY} as is_read_only,
    pg_is_in_recovery() as is_standby, current_schema() as schema, current_database() as database, current_user as role`;
