import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../log.ts';
import { type Outage, outageOf } from '../outage.ts';
import { connectionOptions, type Database } from './database.ts';
import { DatabaseProblem } from './database-problem.ts';
import { type DatabaseFacts, problemsOf } from './needs.rule.ts';
import { READ_ONLY } from './read-only.ts';
import { tlsTrouble } from './tls-trouble.ts';

/** How this process waits for a database. */
export interface Waiting {
  log: Logger;
  /** How long to wait for a database that is not there yet; 0 means not at all. */
  waitMs?: number;
  /** The setting that holds its address. */
  setting?: string;
  /** Ends the waiting. */
  signal?: AbortSignal | undefined;
}

const AGAIN_MS = 250;
const SAID_EVERY_MS = 5_000;

/**
 * Waits until a database is there and takes changes, and logs that it waits. Then it checks that the database is fit
 * for this server.
 *
 * @throws {DatabaseProblem} which names the problem: not there in time, no log-in, too old, another encoding, …
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

/** Why a database cannot be used now. */
interface Trouble {
  where: string;
  why: string;
  sentences: readonly string[];
  /** Whether it may be over in a moment. */
  passes: boolean;
}

/** Checks a database; null when it is fit. */
async function look(database: Database): Promise<Trouble | null> {
  const client = new pg.Client(connectionOptions(database, 'chatelaine-start', { query: 5_000 }));
  const where = `the database "${client.database}" at ${client.host}:${client.port}`;
  // The calls below report a broken connection.
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

// PostgreSQL's message about a log-in names the role or the database, and a TLS error names the host. No password.
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
