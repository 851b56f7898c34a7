import pg from 'pg';
import type { Logger } from '../log.ts';
import type { Pass } from '../pass.ts';
import { withinTime } from '../within-time.ts';
import { connectionOptions, type Database } from './database.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
const QUERY_MS = 5_000;
// A database that has stopped responding never closes its end of a connection. A stop of the server does not wait for it.
const END_MS = 1_000;

/** A channel to listen to, and the function that is called when there may be something new. */
export interface Listening {
  database: Database;
  channel: string | readonly string[];
  /**
   * Is called for each notification, with its content and its channel. Is called without them after each connection,
   * because notifications before it were lost.
   */
  onNotice(content?: string, channel?: string): void;
  pass: Pass;
  log: Logger;
}

/**
 * Listens to a channel of notifications on a connection of its own, until the signal is aborted. A connection that
 * breaks is opened again after a wait. Notifications only make something faster: a pooler may never deliver them, and
 * they are lost while there is no connection.
 */
export async function listenTo({ log, pass, ...listening }: Listening, signal: AbortSignal): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const { hasListened, reason } = await listenOnce(listening, signal);
    if (signal.aborted) return;
    if (hasListened) waitMs = FIRST_WAIT_MS;
    log.info({ reason, waitMs }, 'the connection that listens for notifications has ended');
    await pass(waitMs, signal);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

/** Returns when the connection has ended. */
async function listenOnce({ database, channel, onNotice }: Omit<Listening, 'log' | 'pass'>, signal: AbortSignal) {
  const client = new pg.Client({
    ...connectionOptions(database, 'chatelaine-live', { query: QUERY_MS }),
    keepAlive: true,
  });
  let [hasListened, reason] = [false, 'it was closed'];
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  client.on('error', (error) => {
    reason = error.message;
  });
  client.on('notification', ({ payload, channel: from }) => onNotice(payload ?? '', from));
  const { promise: isLeft, resolve: leave } = Promise.withResolvers<void>();
  const close = () =>
    withinTime(
      client.end().catch(() => {}),
      END_MS,
    );
  const end = () => void close().then(leave);
  signal.addEventListener('abort', end);
  try {
    // The driver never settles `connect` when the connection is closed meanwhile, and then may also tell no end.
    await Promise.race([client.connect(), ended.then(closedEarly), isLeft.then(closedEarly)]);
    for (const each of [channel].flat()) await client.query(`listen ${client.escapeIdentifier(each)}`);
    hasListened = true;
    onNotice();
    await Promise.race([ended, isLeft]);
  } catch (error) {
    reason = error instanceof Error ? error.message : 'unknown';
    // After a stop, the connection is being closed already.
    if (!signal.aborted) await close();
  } finally {
    signal.removeEventListener('abort', end);
  }
  return { hasListened, reason };
}

function closedEarly(): never {
  throw new Error('it was closed before it was open');
}
