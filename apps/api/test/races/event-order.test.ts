import type { Chatelaine } from '@chatelaine/sdk';
import { rounds } from '@chatelaine/tools/rounds';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EventEntity, record } from '../../src/event/index.ts';
import { newEventId } from '../../src/platform/id.ts';
import { type Transaction, transaction, type Work } from '../../src/platform/work.ts';
import { atOnce } from '../world/at-once.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { openBarrier } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';

// These tests take seconds. They start two servers, and make hundreds of commits while readers read the events.
let world: World;
beforeAll(async () => {
  world = await startWorld({ nodes: 2 });
});
afterAll(() => world.stop());

const COMMITS = 200;
const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;

type Write = (tx: Transaction, host: string) => void;

/** Records an event as the product does. */
const asNow: Write = (tx, host) =>
  record(tx, OPERATOR, { type: 'webhook.set', partnerId: world.demo.partner.id, data: { host } });

/**
 * Records an event in the old way. The id contains the instant of the request, and the row is written together with the
 * change.
 */
const asBefore: Write = (tx, host) =>
  tx.em.create(EventEntity, {
    ...{ id: newEventId(tx.now, null), type: 'webhook.set', at: tx.now, actorKind: 'operator', actorId: 'operator' },
    ...{ actorAccountId: null, partnerId: world.demo.partner.id, clientId: null, channelId: null, subjectId: null },
    ...{ data: { host }, requestId: tx.origin.requestId, address: null, userAgent: null },
  });

/**
 * Begins the work of a request on a server whose clock is ahead of the real time by `aheadMs`. A negative value means
 * behind.
 */
function beginWork(node: number, aheadMs = 0): Work {
  const work = world.nodes[node]?.services.beginWork() ?? world.services.beginWork();
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  return { ...work, now: clock.now(), services: { ...work.services, clock } };
}

/**
 * Creates a reader. Each read asks for the events that are newer than the last id that the reader has seen. The README
 * tells partners to read events in this way.
 */
function readerOf(partner: Chatelaine) {
  let lastId = '';
  const seen = new Set<string>();
  return {
    seen,
    async read(): Promise<void> {
      const news: string[] = [];
      let newest = lastId;
      for await (const event of partner.events.list({ type: 'webhook.set', limit: 20 })) {
        if (event.id <= lastId) break;
        if (event.id > newest) newest = event.id;
        if (event.type === 'webhook.set') news.push(event.data.host);
      }
      lastId = newest;
      for (const host of news) seen.add(host);
    },
  };
}

/**
 * Commits changes on two servers at once. Meanwhile a reader at each server reads all the time. Returns the hosts that
 * each reader has missed.
 */
async function missed(name: string, write: Write): Promise<string[][]> {
  const hosts = Array.from({ length: COMMITS }, (_, at) => `${name}-${at}.example`);
  const readers = world.nodes.map(({ partner }) => readerOf(partner));
  const state = { isOver: false };
  const reading = readers.map(async (reader) => {
    while (!state.isOver) await reader.read();
    await reader.read();
  });
  await atOnce(COMMITS, (at) => commit(at, (tx) => write(tx, hosts[at] ?? '')), 2);
  state.isOver = true;
  await Promise.all(reading);
  return readers.map(({ seen }) => hosts.filter((host) => !seen.has(host)));
}

/**
 * Commits one change. Some changes run more statements than others after recording their event, so the commits take
 * different times. The clock of one of the two servers is ahead.
 */
function commit(at: number, write: (tx: Transaction) => void): Promise<void> {
  return transaction(beginWork(at % 2, (at % 2) * 40), async (tx) => {
    write(tx);
    await tx.em.flush();
    for (let statements = (at * 7) % 5; statements > 0; statements--) await tx.em.execute('select 1');
  });
}

test('whoever asks for what is newer than the last id misses nothing of two hundred commits on two servers', async () => {
  for (let round = 0; round < rounds(1, 10); round++) expect(await missed(`now-${round}`, asNow)).toEqual([[], []]);
});

test('control: with ids of the request, a reader misses some', async () => {
  const all = await missed('before', asBefore);

  expect(all.flat().length).toBeGreaterThan(0);
});

/**
 * Runs two changes. The first change has saved its event and is held before its commit. Meanwhile the second change
 * starts on a server whose clock is ahead. A reader reads after the second change and again at the end. Returns the
 * hosts that the reader has read.
 */
async function held(name: string): Promise<string[]> {
  await using barrier = await openBarrier(world.databaseUrl);
  const reader = readerOf(world.partner);
  await reader.read();
  reader.seen.clear();
  const change = (node: number, host: string) =>
    transaction(beginWork(node, node * 1000), async (tx) => asNow(tx, host));
  const { results } = await barrier.inTurn(/insert into "event"/, [
    () => change(0, `${name}-held.example`),
    () => change(1, `${name}-next.example`).then(reader.read),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  await reader.read();
  return [...reader.seen].sort();
}

test('between the saving of an event and its commit no other event gets an id', async () => {
  expect(await held('locked')).toEqual(['locked-held.example', 'locked-next.example']);
});

test('control: without the lock, a reader misses the event that was held', async () => {
  using _unlocked = withoutLocks();

  expect(await held('unlocked')).toEqual(['unlocked-next.example']);
});

/**
 * Runs two changes. The first change begins first and commits last. Returns the hosts that a reader has read after the
 * commit of the second change, and the hosts at the end.
 */
async function overtaken(name: string, write: Write): Promise<[string[], string[]]> {
  const reader = readerOf(world.partner);
  await reader.read();
  reader.seen.clear();
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = transaction(beginWork(0), async (tx) => {
    write(tx, `${name}-slow.example`);
    await tx.em.flush();
    begun.resolve();
    await mayEnd.promise;
  });
  await begun.promise;
  await transaction(beginWork(1, 1000), async (tx) => write(tx, `${name}-fast.example`));
  await reader.read();
  const between = [...reader.seen];
  mayEnd.resolve();
  await slow;
  await reader.read();
  return [between, [...reader.seen]];
}

test('a change that is overtaken waits for nobody and keeps nobody waiting, and its event comes after', async () => {
  expect(await overtaken('now', asNow)).toEqual([['now-fast.example'], ['now-fast.example', 'now-slow.example']]);
  // Control: in the old way the id of the slow event sorts before the id that the reader has read already.
  expect(await overtaken('before', asBefore)).toEqual([['before-fast.example'], ['before-fast.example']]);
});

test('a change that dies while it saves its events leaves none, and keeps nobody waiting', async () => {
  const dying = transaction(beginWork(0), async (tx) => {
    asNow(tx, 'dead.example');
    tx.savedLast.push({
      async save(late) {
        await late.em.execute('select pg_terminate_backend(pg_backend_pid())');
      },
    });
  });
  await expect(dying).rejects.toThrow();

  await transaction(beginWork(1), async (tx) => asNow(tx, 'alive.example'));

  const hosts = await world.sql(
    "select data->>'host' as host from event where data->>'host' in ('dead.example', 'alive.example')",
  );
  expect(hosts).toEqual([{ host: 'alive.example' }]);
});

test('a change that waits too long for the lock of events is refused, and the log can name the session that holds it', async () => {
  const holder = new pg.Client({ connectionString: world.databaseUrl, application_name: 'standby-watch' });
  await holder.connect();
  const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
  await holder.query("begin; select pg_advisory_xact_lock(hashtextextended('order of events', 0))");
  const change = transaction(beginWork(0), async (tx) => {
    await tx.em.execute("set local lock_timeout = '50ms'");
    asNow(tx, 'waits.example');
  });

  await expect(change).rejects.toMatchObject({
    code: 'unavailable',
    detail: `process ${rows[0]?.pid} of the database (standby-watch, idle in transaction, ClientRead) holds the lock of events`,
  });
  await holder.end();
  // Control: when no other transaction holds the lock, the same change succeeds.
  await transaction(beginWork(0), async (tx) => asNow(tx, 'waits.example'));
});
