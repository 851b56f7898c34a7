import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { connectTo, settingsFor, startOwnDatabase } from '../gateway/own-database.ts';
import { makeOwnFolder } from '../own-folder.ts';
import { startOwnServer } from '../own-server.ts';
import { endProcess, stopAtEnd } from '../stop-at-end.ts';
import { addEvents, PREPARE } from '../streams/rows.ts';
import { fillBacklog, makeWebhook, pendingOf } from './rows.ts';

const EVENTS = 200;
const EVERY_MS = 25;
const BACKLOG = 100_000;
/** The time between the two looks at the memory of the server. */
const MEMORY_MS = 30_000;
// The events that the bench commits have another name. So only the healthy webhook gets them.
const OTHERS = ['call'];

/**
 * Measures the deliveries of webhooks: the time from the commit of an event to its arrival at a healthy receiver, first
 * alone and then beside one that never answers, one that answers after ten seconds, and one with a backlog of 100,000
 * deliveries. Also measures the memory of the server while it sends the backlog. The server, the database and the receivers are
 * processes of their own.
 */
export async function benchWebhooks(): Promise<void> {
  await using folder = makeOwnFolder();
  await using database = await startOwnDatabase(folder.path);
  // With a small heap, memory that is not given back soon ends the server. With a large one, V8 collects late.
  const limits = { NODE_OPTIONS: '--max-old-space-size=160', WEBHOOK_ALLOW: '127.0.0.0/8' };
  const settings: Record<string, string> = { ...settingsFor(database), ...limits };
  await using server = await startOwnServer(folder.path, settings);
  await using sql = await connectTo(database);
  await using receivers = await startReceivers();
  await sql.client.query(PREPARE.client);
  const make = (name: string, events: string[] | null) =>
    makeWebhook(sql.client, {
      ...{ url: `${receivers.url}/${name}/in`, events },
      encryptionKey: settings.ENCRYPTION_KEY ?? '',
    });
  await make('healthy', null);
  await measure(sql.client, receivers.arrivals);

  console.log(`${EVENTS} events, one every ${EVERY_MS} ms: from commit to arrival at the healthy receiver`);
  const alone = await measure(sql.client, receivers.arrivals);
  console.log(`alone:              p50 ${alone.p50.toFixed(1)} ms, p99 ${alone.p99.toFixed(1)} ms`);

  const ids = { hanging: await make('hanging', OTHERS), slow: await make('slow', OTHERS) };
  const backlog = await make('backlog', OTHERS);
  await fillBacklog(sql.client, backlog, BACKLOG);
  for (const id of [ids.hanging, ids.slow]) await fillBacklog(sql.client, id, 100);
  const beside = await measure(sql.client, receivers.arrivals);
  const ratios = `${(beside.p50 / alone.p50).toFixed(2)} and ${(beside.p99 / alone.p99).toFixed(2)} times alone`;
  console.log(`beside the others:  p50 ${beside.p50.toFixed(1)} ms, p99 ${beside.p99.toFixed(1)} ms: ${ratios}`);
  const first = { mb: residentMb(server.pid), left: await pendingOf(sql.client, backlog) };
  await pause(MEMORY_MS);
  const then = { mb: residentMb(server.pid), left: await pendingOf(sql.client, backlog) };
  if (then.left === 0) throw new Error('The backlog ended before the measurement.');
  const sent = `${(first.left - then.left).toLocaleString('en')} of ${BACKLOG.toLocaleString('en')} deliveries`;
  const ratio = `${(then.mb / first.mb).toFixed(2)} times`;
  console.log(
    `memory of the server: ${first.mb.toFixed(0)} MB, and ${then.mb.toFixed(0)} MB after ${sent} more: ${ratio}`,
  );
}

/** Commits events, and returns how long they take to the healthy receiver. */
async function measure(sql: Client, arrivals: Map<string, number>): Promise<{ p50: number; p99: number }> {
  const committed = new Map<string, number>();
  for (let n = 0; n < EVENTS; n++) {
    const at = performance.timeOrigin + performance.now();
    await addEvents(sql, 1, '');
    const { rows } = await sql.query<{ id: string }>("select last_id as id from feed where client_id = 'streamstreCL'");
    committed.set(rows[0]?.id ?? '', at);
    await pause(EVERY_MS);
  }
  while (![...committed.keys()].every((id) => arrivals.has(id))) await pause(20);
  const times = [...committed].map(([id, at]) => (arrivals.get(id) ?? at) - at).sort((a, b) => a - b);
  const part = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: part(0.5), p99: part(0.99) };
}

const residentMb = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

/** Starts the receivers. `arrivals` has the instant at which each event came to the healthy one. */
async function startReceivers() {
  const child = fork(new URL('./receivers.ts', import.meta.url));
  const stopping = stopAtEnd(() => endProcess(child));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const arrivals = new Map<string, number>();
  child.on('message', (told) => {
    const { at, id } = told as { at: number; id: string };
    if (!arrivals.has(id)) arrivals.set(id, at);
  });
  return { url: `http://127.0.0.1:${port}`, arrivals, ...stopping };
}
