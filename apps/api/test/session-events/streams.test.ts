import type { SessionEventName } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Transaction, transaction } from '../../src/platform/work.ts';
import { recordSessionEvent } from '../../src/session-event/index.ts';
import { LOOK_MS, type Steps, stepped } from '../live/support/steps.ts';
import { betweenDriver } from '../races/support/driver.ts';
import { atOnce } from '../world/at-once.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { makeKey, ownerOf } from './support/organization-key.ts';
import { openEventSource, openSocket, openSocketAt, pull, type Reader, ticketOf } from './support/readers.ts';

let world: World;
let steps: Steps;
let clientId: string;
let numbers: string[];
let key: { id: string; secret: string };
beforeAll(async () => {
  steps = stepped();
  world = await startWorld({ nodes: 2, livePass: steps.pass });
  clientId = world.bakery.id;
  numbers = world.bakery.channels.map(({ id }) => id);
  key = await makeKey(world, clientId, { scopes: ['events'] });
});
afterAll(() => world.stop());

const at = (node: number): string => world.nodes[node]?.baseUrl.replace(/:\d+/, `:${world.nodes[node]?.port}`) ?? '';

interface Wanted {
  number?: number;
  event?: SessionEventName;
  node?: number;
}

/** Records an event of a number of the bakery at a server. */
function send(name: string, { number = 0, event = 'message', node = 0 }: Wanted = {}): Promise<void> {
  const { services } = world.nodes[node] ?? world.nodes[0];
  return transaction(services.beginWork(), async (tx: Transaction) =>
    recordSessionEvent(tx, {
      ...{ clientId, channelId: numbers[number] ?? '', event, contactId: null },
      payload: { name },
    }),
  );
}

const namesOf = ({ events }: Pick<Reader, 'events'>) => events.map(({ payload }) => payload.name);
const idsOf = ({ events }: Pick<Reader, 'events'>) => events.map(({ id }) => id);
const stored = async () =>
  (await world.sql<{ id: string }>('select id from session_event where client_id = $1 order by id', [clientId])).map(
    ({ id }) => id,
  );

test('of two hundred commits at once on two servers, each reader gets every id once, in order, and a resumed one the rest', async () => {
  await send('first');
  const [first = ''] = await stored();
  await using socket = await openSocket(at(1), key.secret);
  await using source = await openEventSource(at(0), key.secret, `?after=${first}`);
  const pulled = pull(at(1), key.secret, 201);
  const COMMITS = 200;
  // The second socket connects again and again in the middle, each time after the last id that it got.
  let isOver = false;
  const resumed: string[] = [];
  const resuming = (async () => {
    while (!isOver || resumed.length < COMMITS) {
      await using part = await openSocket(at(0), key.secret, `&after=${resumed.at(-1) ?? first}`);
      await part.until(Math.min(20, COMMITS - resumed.length));
      resumed.push(...idsOf(part));
    }
  })();
  await atOnce(COMMITS, (each) => send(`${each}`, { number: each % 2, node: each % 2 }), 2);
  isOver = true;
  await Promise.all([socket.until(COMMITS), source.until(COMMITS), resuming]);

  const ids = await stored();
  expect(ids).toHaveLength(COMMITS + 1);
  expect((await pulled).map(({ id }) => id)).toEqual(ids);
  expect(idsOf(socket)).toEqual(ids.slice(1));
  expect(idsOf(source)).toEqual(ids.slice(1));
  expect(resumed).toEqual(ids.slice(1));
  const byNumber = Map.groupBy(socket.events, ({ session }) => session);
  for (const its of byNumber.values()) {
    const [{ sequence: begin } = { sequence: 0 }] = its;
    expect(its.map(({ sequence }) => sequence)).toEqual(its.map((_, index) => begin + index));
  }
  const [event] = source.events;
  expect(event).toEqual({
    ...{ schema: 'v1', id: ids[1], event: 'message', organization: clientId, payload: event?.payload },
    ...{ session: expect.stringMatching(/CH$/), sequence: expect.any(Number), timestamp: expect.any(Number) },
  });
});

test('control: a reader that resumes one id too late misses one', async () => {
  const ids = await stored();
  await using socket = await openSocket(at(0), key.secret, `&after=${ids.at(-2)}`);
  await socket.until(1);
  expect(idsOf(socket)).toEqual(ids.slice(-1));
});

test('a stream gives only the numbers that the key reaches, and the sessions and events that the reader names', async () => {
  const narrow = await makeKey(world, clientId, { scopes: ['events'], channelIds: [numbers[1] ?? ''] });
  await using ofKey = await openSocket(at(0), narrow.secret);
  await using ofFilter = await openEventSource(at(0), key.secret, `?session=${numbers[0]}&event=call,poll.vote`);
  await using all = await openSocket(at(0), key.secret);
  await send('a', { number: 0 });
  await send('b', { number: 1 });
  await send('c', { number: 0, event: 'call' });
  await send('d', { number: 1, event: 'poll.vote' });
  await Promise.all([ofKey.until(2), ofFilter.until(1), all.until(4)]);
  expect([namesOf(ofKey), namesOf(ofFilter), namesOf(all)]).toEqual([['b', 'd'], ['c'], ['a', 'b', 'c', 'd']]);

  const refused = async (path: string, secret = key.secret) => {
    const answer = await fetch(at(0) + path, { headers: { authorization: `Bearer ${secret}` } });
    return [answer.status, ((await answer.json()) as { error: { message: string } }).error.message];
  };
  const [invented] = await Promise.all(
    ['0000000000CH', numbers[0], world.travel.channels[0]?.id].map((id) =>
      refused(`/api/v1/events/stream?session=${id}`, narrow.secret),
    ),
  );
  expect(invented?.[0]).toBe(404);
  expect(await refused(`/api/v1/events?session=${numbers[0]}`, narrow.secret)).toEqual(invented);
  expect(await refused(`/api/v1/events?session=${world.travel.channels[0]?.id}`, narrow.secret)).toEqual(invented);
  for (const query of ['after=1', 'limit=0', 'limit=201', 'event=x', 'sesion=1', 'after=&after=evt_1'])
    expect([query, (await refused(`/api/v1/events?${query}`))[0]]).toEqual([query, 400]);
  expect((await refused('/api/v1/events', (await makeKey(world, clientId, { scopes: ['read'] })).secret))[0]).toBe(403);
});

test('an id that is older than the kept events, or newer than all, is refused with the oldest, and not skipped', async () => {
  const ids = await stored();
  await world.sql('delete from session_event where id < $1', [ids[10]]);
  await world.sql('update feed set pruned_id = $1 where client_id = $2', [ids[9], clientId]);
  const answer = await fetch(`${at(0)}/api/v1/events?after=${ids[8]}`, {
    headers: { authorization: `Bearer ${key.secret}` },
  });
  expect([answer.status, await answer.json()]).toEqual([
    410,
    { error: { code: 'events_gone', message: expect.any(String), details: { oldest: ids[10] } } },
  ]);
  await expect(openEventSource(at(0), key.secret, `?after=${ids[8]}`)).rejects.toThrow('410');
  for (const after of [ids[8], 'evt_7ZZZZZZZZZZZZZZZZZZZZZZZZZ']) {
    await using old = await openSocket(at(0), key.secret, `&after=${after}`);
    expect(await old.closed).toEqual([4409, `events_gone oldest=${ids[10]}`]);
  }
  // Control: the id at the edge is still good.
  await using edge = await openSocket(at(0), key.secret, `&after=${ids[9]}`);
  await edge.until(1);
  expect(idsOf(edge)[0]).toBe(ids[10]);
  expect((await pull(at(0), key.secret, 1))[0]?.id).toBe(ids[10]);
});

test('a ticket opens one WebSocket, also when two use it at once, and no secret is in its row', async () => {
  const { ticket, url } = await ticketOf(at(0), key.secret);
  const rows = JSON.stringify(await world.sql(`select encode(hash, 'hex'), held from realtime_ticket`));
  expect(rows).toContain('hash of a key');
  expect(rows).not.toContain(key.secret.slice(3));
  expect(rows).not.toContain(ticket.slice(3));

  const both = await Promise.allSettled([openSocketAt(url), openSocketAt(url.replace(at(0).slice(4), at(1).slice(4)))]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const each of both) if (each.status === 'fulfilled') await each.value.close();
  await expect(openSocketAt(url)).rejects.toThrow('401');

  const doomed = await makeKey(world, clientId, { scopes: ['events'] });
  const { url: late } = await ticketOf(at(0), doomed.secret);
  await ownerOf(world, clientId).organizationKeys.revoke({ id: doomed.id });
  await expect(openSocketAt(late)).rejects.toThrow('401');
  const { url: old } = await ticketOf(at(0), key.secret);
  await world.sql("update realtime_ticket set expires_at = expires_at - interval '61 seconds'");
  await expect(openSocketAt(old)).rejects.toThrow('401');
});

/** Opens both kinds of streams at the second server, revokes the key at the first, and records an event after it. */
async function revoked(prepare: () => Disposable): Promise<{ socket: Reader; source: Reader }> {
  const doomed = await makeKey(world, clientId, { scopes: ['events'] });
  const socket = await openSocket(at(1), doomed.secret);
  const source = await openEventSource(at(1), doomed.secret);
  await send('before');
  await Promise.all([socket.until(1), source.until(1)]);
  using _prepared = prepare();
  await ownerOf(world, clientId, 0).organizationKeys.revoke({ id: doomed.id });
  await send('after', { node: 0 });
  return { socket, source };
}

test('a key that is revoked at one server closes its streams at the other at once', async () => {
  await using other = await openSocket(at(1), key.secret);
  const { socket, source } = await revoked(() => ({ [Symbol.dispose]: () => {} }));
  expect(await socket.closed).toEqual([4401, 'revoked']);
  expect((await source.closed)[0]).toBe(401);
  expect([namesOf(socket), namesOf(source)]).toEqual([['before'], ['before']]);
  // Control: the stream of another key gets both.
  await other.until(2);
  expect(namesOf(other)).toEqual(['before', 'after']);
});

test('with notifications cut, the stream gets nothing more, and closes with the next look', async () => {
  let isSilenced = false;
  const { socket, source } = await revoked(() =>
    betweenDriver(({ text }) => {
      const silenced = text.replace(/pg_notify\(/g, 'concat(');
      isSilenced ||= silenced !== text;
      return silenced;
    }),
  );
  expect(isSilenced).toBe(true);
  expect(await Promise.race([socket.closed, world.sql('select 1').then(() => 'open')])).toBe('open');
  await steps.end(LOOK_MS);
  expect(await socket.closed).toEqual([4401, 'revoked']);
  expect((await source.closed)[0]).toBe(401);
  expect([namesOf(socket), namesOf(source)]).toEqual([['before'], ['before']]);
});

test('a key has ten open streams at most', async () => {
  const open = await Promise.all(Array.from({ length: 10 }, () => openSocket(at(0), key.secret)));
  await expect(openEventSource(at(0), key.secret)).rejects.toThrow('429');
  await using eleventh = await openSocket(at(0), key.secret);
  expect((await eleventh.closed)[0]).toBe(4429);
  for (const each of open) await each.close();
});

test('a server that stops tells its streams to connect again', async () => {
  const node = await world.addNode();
  const baseUrl = node.baseUrl.replace(/:\d+/, `:${node.port}`);
  await using socket = await openSocket(baseUrl, key.secret);
  await node.stop();
  expect((await socket.closed)[0]).toBe(1012);
});
