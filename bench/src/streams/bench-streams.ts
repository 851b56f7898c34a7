import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Client } from 'pg';
import { newSecretOf } from '../../../apps/api/src/platform/secret.ts';
import { connectTo, settingsFor, startOwnDatabase } from '../gateway/own-database.ts';
import { makeOwnFolder } from '../own-folder.ts';
import { startOwnServer } from '../own-server.ts';
import { endProcess, stopAtEnd } from '../stop-at-end.ts';
import type { Ask, Told } from './read-streams.ts';
import { addEvents, notifyBare, PREPARE } from './rows.ts';

const SOCKETS = 1_000;
const SOCKETS_OF_KEY = 10;
const EVENTS = 100;
const SLOW_EVENTS = 4_000;
const SLOW_BYTES = 8_000;

/**
 * Measures the streams of events: the time from the commit of an event to its frame at each of 1,000 sockets, beside a
 * bare server of WebSockets in the same run, and the memory of the server while a reader takes nothing. The readers are
 * a process of their own, and so are the servers.
 */
export async function benchStreams(): Promise<void> {
  await using folder = makeOwnFolder();
  await using database = await startOwnDatabase(folder.path);
  await using server = await startOwnServer(folder.path, { ...settingsFor(database), MAX_CONNECTIONS: '20000' });
  await using sql = await connectTo(database);
  const secrets = await makeKeys(sql.client);
  await using readers = startReaders();
  await using bareServer = await startBareFanOut(database.url);

  const ask = (question: Ask): Promise<Told> => {
    readers.child.send(question);
    return once(readers.child, 'message').then(([told]) => told as Told);
  };
  const bench = { ask, sql: sql.client };
  console.log(`${SOCKETS} sockets, ${EVENTS} commits one after the other: from commit to frame`);
  await ask({ what: 'open bare', url: bareServer.url, count: SOCKETS });
  const bare = await fanOut(bench, () => notifyBare(sql.client));
  console.log(`a bare server:  p50 ${bare.p50.toFixed(1)} ms, p99 ${bare.p99.toFixed(1)} ms`);
  const { baseUrl, pid } = server;
  await ask({ what: 'open', baseUrl, secrets, each: SOCKETS_OF_KEY });
  const ours = await fanOut(bench, () => addEvents(sql.client, 1, ''));
  const ratios = `${(ours.p50 / bare.p50).toFixed(2)} and ${(ours.p99 / bare.p99).toFixed(2)} times the bare server`;
  console.log(`this server:    p50 ${ours.p50.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} ms: ${ratios}`);

  console.log(`memory of the server during ${((SLOW_EVENTS * SLOW_BYTES) / 1e6).toFixed(0)} MB of events`);
  const one = { what: 'open', baseUrl, secrets: secrets.slice(0, 1), each: 1 } as const;
  const fast = await memoryDuring(bench, pid, one);
  console.log(`a reader that takes all:      ${fast.before.toFixed(0)} MB before, at most ${fast.most.toFixed(0)} MB`);
  const slow = await memoryDuring(bench, pid, { ...one, isSlow: true });
  const ratio = `${(slow.most / fast.most).toFixed(2)} times the other`;
  console.log(
    `a reader that takes nothing:  ${slow.before.toFixed(0)} MB before, at most ${slow.most.toFixed(0)} MB: ${ratio}`,
  );
}

interface Bench {
  ask(question: Ask): Promise<Told>;
  sql: Client;
}

/** Commits one event after the other, each when all open sockets have the one before. Closes the sockets at the end. */
async function fanOut({ ask }: Bench, commit: () => Promise<void>): Promise<Required<Told>> {
  for (let at = 1; at <= EVENTS; at++) {
    const seen = ask({ what: 'await', frames: at * SOCKETS });
    await commit();
    await seen;
  }
  const { p50 = 0, p99 = 0 } = await ask({ what: 'measure' });
  await ask({ what: 'close' });
  return { p50, p99 };
}

/** Opens a reader, commits many long events, and closes the reader. Returns the memory of the server in megabytes. */
async function memoryDuring({ ask, sql }: Bench, pid: number, open: Ask): Promise<{ before: number; most: number }> {
  await ask(open);
  const before = residentMb(pid);
  let most = before;
  for (let at = 0; at < SLOW_EVENTS; at += 100) {
    await addEvents(sql, 100, 'x'.repeat(SLOW_BYTES));
    most = Math.max(most, residentMb(pid));
  }
  await ask({ what: 'close' });
  return { before, most };
}

const residentMb = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

async function makeKeys(sql: Client): Promise<string[]> {
  const secrets = Array.from({ length: SOCKETS / SOCKETS_OF_KEY }, () => newSecretOf('wa'));
  await sql.query(PREPARE.client);
  await sql.query(PREPARE.keys, [secrets.length]);
  await sql.query(PREPARE.secrets, [secrets.map(({ hash }) => hash), secrets.map(({ hint }) => hint)]);
  return secrets.map(({ secret }) => secret);
}

function startReaders() {
  const child = fork(new URL('./read-streams.ts', import.meta.url));
  return { child, ...stopAtEnd(() => endProcess(child)) };
}

async function startBareFanOut(databaseUrl: string): Promise<{ url: string } & AsyncDisposable> {
  // The address goes in an environment variable and not as an argument, because it has a password.
  const env = { ...process.env, BENCH_DATABASE: databaseUrl };
  const child = fork(new URL('./bare-fan-out.ts', import.meta.url), { env });
  const stopping = stopAtEnd(() => endProcess(child));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { url: `ws://127.0.0.1:${port}`, ...stopping };
}
