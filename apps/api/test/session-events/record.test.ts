import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '../../src/event/index.ts';
import { type Transaction, transaction, type Work } from '../../src/platform/work.ts';
import { recordSessionEvent } from '../../src/session-event/index.ts';
import { openBarrier } from '../races/support/barrier.ts';
import { atOnce } from '../world/at-once.ts';
import { startWorld, type World } from '../world/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ nodes: 2 });
});
afterAll(() => world.stop());

const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;
const CLIENTS = ['feedtest01CL', 'feedtest02CL', 'feedtest03CL'];

/** Begins work on a server. The clock of the second server is ahead. */
function beginWork(node = 0): Work {
  const work = world.nodes[node]?.services.beginWork() ?? world.services.beginWork();
  const clock = { now: () => new Date(Date.now() + node * 40) };
  return { ...work, now: clock.now(), services: { ...work.services, clock } };
}

const numberOf = (clientId: string, at: number) => `${clientId.slice(1, 10)}${at}CH`;

/** Records one event of a number of a client. */
function add(tx: Transaction, clientId: string, name: string, number = 0): void {
  recordSessionEvent(tx, {
    ...{ clientId, channelId: numberOf(clientId, number), event: 'message', contactId: null },
    payload: { name, odd: `"'\\?$1 \n` },
  });
}

const addToLog = (tx: Transaction): void =>
  record(tx, OPERATOR, { type: 'webhook.set', partnerId: world.demo.partner.id, data: { host: 'log.example' } });

const saved = (clientId: string) =>
  world.sql<{ id: string; channel_id: string; sequence: string; name: string }>(
    `select id, channel_id, sequence, payload->>'name' as name from session_event where client_id = $1 order by id`,
    [clientId],
  );

/** Reads a client's newest ids again and again. Returns whether an id ever appeared below one that was seen before. */
async function watchOrder(clientId: string, state: { isOver: boolean }): Promise<string[]> {
  const seen = new Set<string>();
  const late: string[] = [];
  for (let newest = ''; ; ) {
    const isLast = state.isOver;
    const rows = await saved(clientId);
    for (const { id } of rows) if (!seen.has(id) && id < newest) late.push(id);
    for (const { id } of rows) seen.add(id);
    newest = rows.at(-1)?.id ?? '';
    if (isLast) return late;
  }
}

test('many changes at once that record both kinds for several clients never wait for each other in a circle', async () => {
  const state = { isOver: false };
  const watching = CLIENTS.map((clientId) => watchOrder(clientId, state));
  await atOnce(
    200,
    (at) =>
      transaction(beginWork(at % 2), async (tx) => {
        // The order of the calls differs from change to change. The order of the locks does not.
        if (at % 2 === 0) addToLog(tx);
        for (const offset of [0, 1]) add(tx, CLIENTS[(at + offset * (1 + (at % 2))) % 3] ?? '', `${at}`, at % 2);
        await tx.em.flush();
        if (at % 2 === 1) addToLog(tx);
      }),
    2,
  );
  state.isOver = true;

  expect((await Promise.all(watching)).flat()).toEqual([]);
  const rows = (await Promise.all(CLIENTS.map(saved))).flat();
  expect(rows).toHaveLength(400);
  const byNumber = Map.groupBy(rows, (row) => row.channel_id);
  expect(byNumber.size).toBe(6);
  for (const its of byNumber.values())
    expect(its.map(({ sequence }) => Number(sequence))).toEqual(its.map((_, at) => at + 1));
});

test('a change that is rolled back leaves no event and no gap, and a savepoint takes back only its own', async () => {
  const clientId = 'feedtest04CL';
  await transaction(beginWork(), async (tx) => add(tx, clientId, 'first'));
  await expect(
    transaction(beginWork(), async (tx) => {
      add(tx, clientId, 'lost');
      tx.savedLast.push({ save: () => Promise.reject(new Error('after the events were written')) });
    }),
  ).rejects.toThrow('after the events were written');
  await transaction(beginWork(), async (tx) => {
    add(tx, clientId, 'second');
    await transaction(tx, async (inner) => {
      add(inner, clientId, 'taken back');
      throw new Error('the savepoint');
    }).catch(() => {});
    add(tx, clientId, 'third', 0);
  });

  const rows = await saved(clientId);
  expect(rows.map(({ name, sequence }) => [name, Number(sequence)])).toEqual([
    ['first', 1],
    ['second', 2],
    ['third', 3],
  ]);
  const [row] = await world.sql<{ odd: string; last: string }>(
    `select payload->>'odd' as odd, (select last_id from feed where client_id = $1) as last
     from session_event where client_id = $1 order by id limit 1`,
    [clientId],
  );
  expect(row).toEqual({ odd: `"'\\?$1 \n`, last: rows.at(-1)?.id });
});

/** Runs two changes of one client. The first is held before its commit while the second begins. */
async function held(clientId: string): Promise<(string | undefined)[]> {
  await using barrier = await openBarrier(world.databaseUrl);
  const seen: (string | undefined)[] = [];
  const change = (node: number, name: string) => transaction(beginWork(node), async (tx) => add(tx, clientId, name));
  await barrier.inTurn(/insert into session_event/, [
    () => change(0, 'held'),
    async () => {
      await change(1, 'next');
      seen.push(...(await saved(clientId)).map(({ name }) => name));
    },
  ]);
  return seen;
}

test('between the saving of an event and its commit no other event of the client gets an id', async () => {
  await transaction(beginWork(), async (tx) => add(tx, 'feedtest05CL', 'begun'));
  expect(await held('feedtest05CL')).toEqual(['begun', 'held', 'next']);
});

test('changes of different clients do not wait for each other', async () => {
  await using barrier = await openBarrier(world.databaseUrl);
  const { met } = await barrier.inTurn(/insert into session_event/, [
    () => transaction(beginWork(), async (tx) => add(tx, 'feedtest06CL', 'held')),
    () => transaction(beginWork(1), async (tx) => add(tx, 'feedtest07CL', 'free')),
  ]);
  expect(met).toBe(false);
});

test('control: when the feeds are locked in the order of the calls, two changes wait for each other in a circle', async () => {
  const [one = '', other = ''] = CLIENTS;
  const bothAt = Promise.withResolvers<void>();
  let arrived = 0;
  const lock = (node: number, order: string[]) =>
    transaction(beginWork(node), async (tx) => {
      for (const clientId of order) {
        await tx.em.execute('select 1 from feed where client_id = ? for update', [clientId]);
        if (++arrived === 2) bothAt.resolve();
        await bothAt.promise;
      }
    });
  const results = await Promise.allSettled([lock(0, [one, other]), lock(1, [other, one])]);
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});
