import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { endProcess, stopAtEnd } from '../stop-at-end.ts';

/** A server to which the generator sends calls. */
export interface Target {
  baseUrl: string;
  /** Returns the number of calls that the server has answered so far. */
  count(): Promise<number>;
}

/**
 * Starts a bare server in a process of its own. With the address of a database, the server is the roof: it also runs
 * the gateway's look-up of the key for each call.
 */
export async function startBare(databaseUrl?: string): Promise<Target & AsyncDisposable> {
  // The address goes to the process in an environment variable and not as an argument: every user of the machine can
  // read arguments, and the address has a password.
  const env = { ...process.env, ...(databaseUrl !== undefined && { BENCH_DATABASE: databaseUrl }) };
  const child = fork(path.join(import.meta.dirname, 'bare-server.ts'), { env });
  const stopping = stopAtEnd(() => endProcess(child));
  const { port } = await said<{ port: number }>(child);
  const count = async () => {
    const answer = said<{ answered: number }>(child);
    child.send('count');
    return (await answer).answered;
  };
  return { baseUrl: `http://127.0.0.1:${port}`, count, ...stopping };
}

async function said<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('The bare server ended before its time.');
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message as T;
}

// The longest time in which a server must have written its counts. It looks for the request twice a second.
const WRITE_MS = 10_000;

/**
 * Returns the gateway as a target. The gateway counts calls in memory, and writes the counts to its table of usage on
 * request. So `count` makes this request, waits for the write, and reads the table. Writers that do not count usage
 * have rows in the same table, and no heartbeat; they answer no request.
 *
 * `count` throws when the gateway has not written its counts within ten seconds.
 */
export const gatewayAt = (baseUrl: string, sql: Client): Target => ({
  baseUrl,
  async count() {
    await sql.query('update platform.usage_writer set asked = asked + 1 where seen_at is not null');
    const deadline = performance.now() + WRITE_MS;
    while ((await sql.query(WAITING)).rowCount !== 0) {
      if (performance.now() > deadline) throw new Error('The gateway did not write its counts in time.');
      await pause(50);
    }
    const { rows } = await sql.query("select coalesce(sum(calls), 0)::int as calls from usage where outcome = 'ok'");
    return rows[0].calls;
  },
});

const WAITING = 'select from platform.usage_writer where answered < asked and seen_at is not null';
