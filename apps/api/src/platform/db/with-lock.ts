import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../log.ts';
import { connectionOptions, type Database } from './database.ts';

// The number of the advisory lock. Any number works if it never changes. This number is "chatelai" in ASCII, read as a
// 64-bit integer.
const LOCK = '7163666163187083369';
const TELL_AFTER_MS = 5_000;
const TELL_AGAIN_MS = 30_000;
const TRY_AGAIN_MS = 200;

export interface LockOptions {
  log: Logger;
  /** The time in milliseconds after which a waiting start logs that it waits. */
  tellAfterMs?: number;
}

/**
 * Runs `task` while no other process of ours migrates or seeds this database.
 *
 * A transaction holds the lock, so the lock ends with the transaction, even when a pooler keeps the connection open.
 * Processes of older versions hold the same lock for a whole session. So old and new versions wait for each other.
 */
export async function withDatabaseLock<T>(
  database: Database,
  task: () => Promise<T>,
  { log, tellAfterMs = TELL_AFTER_MS }: LockOptions,
): Promise<T> {
  const client = new pg.Client(connectionOptions(database, nameOfThisStart()));
  const cut = new Promise<never>((_, reject) => {
    // An error event without a listener would end the process.
    client.on('error', ({ message }) =>
      reject(new Error(`The connection that holds the start lock was cut: ${message}`)),
    );
  });
  // `Promise.race` below reports a cut connection. A later cut needs no report, and it must not end the process as an
  // unhandled rejection.
  cut.catch(() => {});
  await client.connect();
  const teller = tellWhoWaits(database, log, tellAfterMs);
  try {
    await takeLock(client);
    await teller.stop();
    const done = await Promise.race([task(), cut]);
    await client.query('commit');
    return done;
  } finally {
    await teller.stop();
    await client.end().catch(() => {});
  }
}

// A start that waits for the lock keeps no transaction open. If it did, the waiting starts could use up the connections
// of a pooler, and the task of the start that has the lock could get no connection.
async function takeLock(client: pg.Client): Promise<void> {
  for (;;) {
    // The transaction must keep the lock while `task` changes our tables, however long that takes. So the timeout for
    // idle transactions is turned off.
    await client.query('begin; set local idle_in_transaction_session_timeout = 0');
    // The statement has no parameters. After a statement with parameters, the open transaction would keep its snapshot,
    // and `create index concurrently` of a migration waits for every older snapshot: it would wait for ever.
    const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_xact_lock(${LOCK}) as taken`);
    if (rows[0]?.taken) return;
    await client.query('rollback');
    await wait(TRY_AGAIN_MS);
  }
}

// The host name is cut, because PostgreSQL cuts the name of a connection at 63 characters.
const nameOfThisStart = (): string => `chatelaine-start ${hostname().slice(0, 36)} ${process.pid}`;

/** Logs repeatedly, after a first delay, that this start waits and which process holds the lock. */
function tellWhoWaits(database: Database, log: Logger, afterMs: number): { stop(): Promise<void> } {
  let asking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const tellAfter = (ms: number) => {
    timer = setTimeout(() => {
      asking = tell().finally(() => isOver || tellAfter(TELL_AGAIN_MS));
    }, ms);
  };
  const tell = async () => {
    const holder = await findHolder(database).catch(() => null);
    if (!isOver) log.warn({ holder }, sentenceOf(holder));
  };
  tellAfter(afterMs);
  return {
    async stop() {
      isOver = true;
      clearTimeout(timer);
      await asking;
    },
  };
}

/** The process that holds the start lock. */
interface Holder {
  pid: number;
  name: string | null;
  address: string | null;
  since: Date | null;
}

function sentenceOf(holder: Holder | null): string {
  const before = 'This start waits for the start lock of the database';
  if (holder === null) return `${before}; who holds it cannot be found out.`;
  const from = holder.address === null ? '' : ` from ${holder.address}`;
  const since = holder.since === null ? '' : `, connected since ${holder.since.toISOString()}`;
  return (
    `${before}, which is held by ${holder.name || 'a program without a name'}${from} (process ${holder.pid} of the ` +
    `database${since}). Another server brings the tables up to date, or one that is gone left its connection: then ` +
    `select pg_terminate_backend(${holder.pid}) ends it.`
  );
}

async function findHolder(database: Database): Promise<Holder | null> {
  const client = new pg.Client(connectionOptions(database, 'chatelaine-start', { query: 2_000 }));
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<Holder>(HOLDER, [LOCK]);
    return rows[0] ?? null;
  } finally {
    await client.end();
  }
}

// The statement that finds the process with the lock. PostgreSQL shows a 64-bit key as two 32-bit numbers.
const HOLDER = `
  select a.pid, a.application_name as name, host(a.client_addr) as address, a.backend_start as since
  from pg_locks l join pg_stat_activity a using (pid)
  where l.locktype = 'advisory' and l.granted and l.objsubid = 1
    and l.database = (select oid from pg_database where datname = current_database())
    and (l.classid::bigint << 32 | l.objid::bigint) = $1::bigint`;
