import { connect } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ClientPlaces, placesOfClient } from '../../src/platform/client-places.ts';
import { createLog } from '../../src/platform/log.ts';
import { stepped } from '../live/support/steps.ts';
import { betweenDriver } from '../races/support/driver.ts';
import type { Answer } from '../world/answer.ts';
import { bearer, type Caller } from '../world/caller.ts';
import { stillClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { makeKey, ownerOf } from './support/organization-key.ts';
import { openEventSource, openSocket, openSocketAt, ticketOf } from './support/readers.ts';

const CONNECTIONS = 4;
const lines: string[] = [];
let world: World;
let one: { id: string; secret: string };
let other: { id: string; secret: string };
let sends: string;
beforeAll(async () => {
  world = await startWorld({
    config: { connections: { gateway: 8, changes: CONNECTIONS, jobs: 2 } },
    feedLimits: { perAccount: 3 },
    // No report of the sandbox takes a connection by itself.
    outboxPass: stepped().pass,
    log: createLog('info', { write: (line) => lines.push(line) }),
  });
  one = await makeKey(world, world.bakery.id, { scopes: ['send', 'read', 'events'] });
  other = await makeKey(world, world.travel.id, { scopes: ['read', 'events'] });
  sends = `/api/v1/sessions/${world.bakery.channels[0]?.id}/messages`;
  // The first message makes the feed of the client.
  expect((await send('First.')).status).toBe(200);
});
afterAll(() => world.stop());
beforeEach(() => void lines.splice(0));

const as = ({ secret }: { secret: string }): Caller => world.as(bearer(secret));
const requests = () =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'request');

/** Holds the lock of the first client's feed. Every send of this client then waits, and holds its connection. */
async function holdFeed(): Promise<AsyncDisposable & { release(): Promise<void>; waiting(): Promise<number> }> {
  const holder = new pg.Client({ connectionString: world.databaseUrl });
  await holder.connect();
  await holder.query('begin');
  const { rowCount } = await holder.query('select from feed where client_id = $1 for update', [world.bakery.id]);
  expect(rowCount).toBe(1);
  let released: Promise<void> | undefined;
  const release = () => (released ??= holder.query('rollback').then(() => holder.end()));
  // In a transaction, PostgreSQL shows the same activity again and again, so another connection looks.
  const waiting = async () => {
    const [row] = await world.sql<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and application_name = 'chatelaine' and wait_event_type = 'Lock'`,
    );
    return row?.n ?? 0;
  };
  return { release, waiting, [Symbol.asyncDispose]: release };
}

const send = (text: string): Promise<Answer> => as(one).post(sends, { type: 'text', to: '+12025550150', text });
const flood = (): Promise<Answer[]> => Promise.all(Array.from({ length: 6 }, (_, at) => send(`Flood ${at}`)));

test('while one client floods with slow calls, the call of another client is answered at once', async () => {
  await using feed = await holdFeed();
  let isFlooded = true;
  const flooding = flood().finally(() => {
    isFlooded = false;
  });
  await expect.poll(feed.waiting).toBe(placesOfClient(CONNECTIONS));

  const answer = await as(other).get('/api/v1/sessions');

  expect([answer.status, isFlooded]).toEqual([200, true]);
  await feed.release();
  expect((await flooding).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
});

function withoutPlaces(): Disposable {
  const { services } = world.services.beginWork();
  const { clientPlaces } = services;
  services.clientPlaces = new ClientPlaces(100);
  return { [Symbol.dispose]: () => Object.assign(services, { clientPlaces }) };
}

test('control: without places, the call of the other client waits for the flood', async () => {
  using _unlimited = withoutPlaces();
  await using feed = await holdFeed();
  const flooding = flood();
  await expect.poll(feed.waiting).toBe(CONNECTIONS);

  const answer = as(other).get('/api/v1/sessions');
  const checks = async () => {
    for (let checked = 0; checked < 5; checked++) await world.nobody.get('/livez');
    return 'it waits';
  };

  expect(await Promise.race([answer, checks()])).toBe('it waits');
  await feed.release();
  expect((await answer).status).toBe(200);
  await flooding;
});

test('a caller that leaves while it waits sends nothing, and a key that ends meanwhile is refused', async () => {
  const doomed = await makeKey(world, world.bakery.id, { scopes: ['read'] });
  await using feed = await holdFeed();
  const flooding = flood();
  await expect.poll(feed.waiting).toBe(placesOfClient(CONNECTIONS));
  const body = JSON.stringify({ type: 'text', to: '+12025550150', text: 'Left.' });
  const leaving = connect({ port: world.nodes[0].port, host: '127.0.0.1' });
  leaving.write(
    `POST ${sends} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${one.secret}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  const late = as(doomed).get('/api/v1/sessions');
  // The server has read both calls before it answers this one.
  await as(other).get('/api/v1/sessions');
  leaving.destroy();
  await expect.poll(requests).toContainEqual(expect.objectContaining({ method: 'POST', isCut: true }));
  await ownerOf(world, world.bakery.id).organizationKeys.revoke({ id: doomed.id });

  await feed.release();

  const answer = await late;
  expect([answer.status, answer.refusal]).toEqual([401, 'revoked']);
  await flooding;
  const left = await world.sql("select from message where content ->> 'text' = 'Left.'");
  expect(left).toEqual([]);
});

test('one client cannot take all streams, and each stream that ends gives its place back', async () => {
  await using opened = new AsyncDisposableStack();
  const { feed } = world.nodes[0];
  const doomed = await makeKey(world, world.bakery.id, { scopes: ['events'] });
  const [socket, revoked] = [
    await openSocket(world.baseUrl, one.secret),
    await openSocket(world.baseUrl, doomed.secret),
  ];
  const source = await openEventSource(world.baseUrl, one.secret);

  const limit = 'This account has 3 open streams of events at this server. That is the limit. Close one first.';
  const refused = await as(one).get('/api/v1/events/stream');
  expect([refused.status, refused.body]).toEqual([
    429,
    { error: { code: 'rate_limited', message: limit, details: {} } },
  ]);
  await using fourth = await openSocket(world.baseUrl, one.secret);
  expect(await fourth.closed).toEqual([4429, `rate_limited: ${limit}`]);
  await using _others = await openSocket(world.baseUrl, other.secret);
  await expect.poll(() => feed.size).toBe(4);

  const ends = [
    () => socket.close(),
    () => source.close(),
    () => ownerOf(world, world.bakery.id).organizationKeys.revoke({ id: doomed.id }),
  ];
  for (const end of ends) {
    await end();
    await expect.poll(() => feed.size).toBe(3);
    opened.use(await openSocket(world.baseUrl, one.secret));
    await expect.poll(() => feed.size).toBe(4);
  }
  expect(await revoked.closed).toEqual([4401, 'revoked']);
});

test('a stream whose caller goes away writes its line of the log, and no line has a ticket or a key', async () => {
  const source = await openEventSource(world.baseUrl, one.secret);
  const { ticket, url } = await ticketOf(world.baseUrl, one.secret);
  await using _socket = await openSocketAt(url);
  expect(requests().map(({ path }) => path)).not.toContain('/api/v1/events/stream');

  await source.close();

  const line = { method: 'GET', path: '/api/v1/events/stream', status: 200, isCut: true };
  await expect.poll(requests).toContainEqual(expect.objectContaining({ ...line, ms: expect.any(Number) }));
  expect(requests()).toContainEqual(expect.objectContaining({ path: '/api/v1/realtime', status: 101 }));
  for (const secret of [ticket, one.secret]) expect(lines.join('')).not.toContain(secret.slice(3));
});

test('a ticket of one server opens a WebSocket at another whose clock is wrong, for a minute of the database', async () => {
  const clock = stillClock();
  clock.pass(3_600_000);
  await using ahead = await startWorld({ databaseUrl: world.databaseUrl, clock });
  for (const [made, used] of [
    [world.baseUrl, ahead.baseUrl],
    [ahead.baseUrl, world.baseUrl],
  ] as const) {
    const get = async () => (await ticketOf(made, one.secret)).ticket;
    const open = (ticket: string) => openSocketAt(`${used.replace(/^http/, 'ws')}/api/v1/realtime?ticket=${ticket}`);
    const [good, old, other] = [await get(), await get(), await get()];
    await (await open(good)).close();
    await world.sql("update realtime_ticket set expires_at = expires_at - interval '61 seconds'");
    await expect(open(old)).rejects.toThrow('401');
    await world.sql("update realtime_ticket set expires_at = expires_at + interval '61 seconds'");
    // Control: by its own clock, a server that is two minutes ahead refuses a good ticket.
    using _own = betweenDriver(({ text }) => text.replace('> clock_timestamp()', "> now() + interval '2 minutes'"));
    await expect(open(other)).rejects.toThrow('401');
  }
});
