import { once } from 'node:events';
import { connect } from 'node:net';
import type { Actor } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { transaction } from '../../src/platform/work.ts';
import { LiveFeed, recordSessionEvent } from '../../src/session-event/index.ts';
import { sendRaw } from '../doors/support/send-raw.ts';
import { stepped } from '../live/support/steps.ts';
import { betweenDriver } from '../races/support/driver.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { makeKey } from './support/organization-key.ts';
import { openSocket, openSocketAt, ticketOf } from './support/readers.ts';

let world: World;
let key: { secret: string };
let base: string;
beforeAll(async () => {
  world = await startWorld({ config: { baseUrl: 'http://localhost:4999/at/home' } });
  key = await makeKey(world, world.bakery.id, { scopes: ['events'] });
  base = `http://localhost:${world.nodes[0].port}/at/home`;
});
afterAll(() => world.stop());

const HANDSHAKE = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
const upgrade = (target: string, more = HANDSHAKE, name = 'websocket') =>
  `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: ${name}\r\n${more}\r\n`;
const send = (text: string) => sendRaw(world.nodes[0].port, Buffer.from(text, 'latin1'));
const REALTIME = '/at/home/api/v1/realtime';

/** Records events of the bakery with payloads of this length, in one commit. */
function addEvents(count: number, length = 10): Promise<void> {
  const channelId = world.bakery.channels[0]?.id ?? '';
  const payload = { text: 'x'.repeat(length) };
  return transaction(world.services.beginWork(), async (tx) => {
    for (let at = 0; at < count; at++)
      recordSessionEvent(tx, { clientId: world.bakery.id, channelId, event: 'message', contactId: null, payload });
  });
}

test('an upgrade that is no WebSocket of ours gets a clean refusal, and the server goes on', async () => {
  const answers: [request: string, status: number | null][] = [
    [upgrade(REALTIME), 401],
    [upgrade(`${REALTIME}?ticket=`), 401],
    [upgrade(`${REALTIME}?ticket=wt_${'a'.repeat(38)}`), 401],
    [upgrade(`${REALTIME}?ticket=x&after=now`), 400],
    [upgrade(`${REALTIME}?tickets=x`), 400],
    [upgrade('/at/home/api/v1/nothing'), 404],
    [upgrade('/api/v1/realtime'), 404],
    [upgrade('/at/home//api/v1/realtime'), 404],
    [upgrade('/%'), 404],
    [upgrade('http://['), 400],
    [upgrade(REALTIME).replace('Host: localhost', 'Host: a b'), 400],
    // A POST is no handshake, and a body is no reason to wait.
    [upgrade(REALTIME).replace('GET', 'POST'), 401],
    [upgrade(REALTIME, `${HANDSHAKE}Content-Length: 100000\r\n`), 401],
    [upgrade(REALTIME, `X-Long: ${'a'.repeat(20_000)}\r\n${HANDSHAKE}`), 431],
    [upgrade(REALTIME).slice(0, 60), null],
  ];
  for (const [request, status] of answers) {
    const answer = await send(request);
    expect([request.slice(0, 200), answer.status]).toEqual([request.slice(0, 200), status ?? answer.status]);
    if (status !== 401 && status !== 404) continue;
    expect(answer.text).toContain('\r\nconnection: close\r\n');
    expect(answer.text).toContain('\r\n\r\n{"error":{');
  }
  // An answer never repeats a ticket.
  expect((await send(upgrade(`${REALTIME}?ticket=wt_secret`))).text).not.toContain('wt_secret');
  // Control: the server is alive and a good request opens.
  await using socket = await openSocket(base, key.secret);
  await addEvents(1);
  await socket.until(1);
});

test('a request without the header Upgrade is told how to open a WebSocket', async () => {
  const plain = (method: string) =>
    send(`${method} ${REALTIME}?ticket=wt_secret HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  const answer = await plain('GET');
  expect(answer.status).toBe(426);
  for (const part of ['\r\nupgrade: websocket\r\n', '\r\nconnection: upgrade\r\n', 'This address opens a WebSocket'])
    expect(answer.text).toContain(part);
  expect(answer.text).not.toContain('wt_secret');
  expect((await send(upgrade(REALTIME, '', 'h2c'))).status).toBe(426);
  const statuses = [];
  for (const method of ['HEAD', 'OPTIONS', 'POST']) statuses.push((await plain(method)).status);
  expect(statuses).toEqual([426, 204, 405]);
  const upper = `GET ${REALTIME.toUpperCase().replace('/AT/HOME', '/at/home')}/`;
  expect((await send(`${upper} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).status).toBe(426);
  // Control: nothing is at a path beside it.
  expect((await send(`GET ${REALTIME}s HTTP/1.1\r\nHost: localhost\r\n\r\n`)).status).toBe(404);
});

test('a handshake that is broken after its ticket was taken is refused, and the ticket is used up', async () => {
  const { ticket, url } = await ticketOf(base, key.secret);
  const broken = await send(upgrade(`${REALTIME}?ticket=${ticket}`, 'Sec-WebSocket-Version: 13\r\n'));
  expect(broken.status).toBe(400);
  await expect(openSocketAt(url)).rejects.toThrow('401');
});

test('a request that offers HTTP/2 is answered as if it had not, with its body', async () => {
  const offer = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n';
  const head = `GET /livez HTTP/1.1\r\nHost: localhost\r\n${offer}\r\n`;
  expect((await send(head)).status).toBe(200);
  // The body has an error, so the answer shows whether the body was read.
  const body = '{"email":';
  const post = (more: string) =>
    `POST /at/home/api/auth/sign-in/email HTTP/1.1\r\nHost: localhost\r\n${more}Content-Type: application/json\r\n` +
    `X-Chatelaine: 1\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const [offered, plain] = [await send(post(offer)), await send(post('Connection: close\r\n'))];
  expect([plain.status, offered.status]).toEqual([400, 400]);
  expect(plain.text).toContain('could not be read as JSON');
  expect(offered.text).toContain('could not be read as JSON');
});

test('callers that leave while the database is read, or send before the answer, harm nobody', async () => {
  const gate = Promise.withResolvers<void>();
  const { ticket } = await ticketOf(base, key.secret);
  const before = world.nodes[0].feed.size;
  {
    let reads = 0;
    using _seen = betweenDriver(({ text }) => {
      if (text.includes('delete from realtime_ticket')) {
        reads++;
        gate.resolve();
      }
      return text;
    });
    const leaving = connect({ port: world.nodes[0].port, host: '127.0.0.1' });
    leaving.on('error', () => {});
    leaving.write(upgrade(`${REALTIME}?ticket=${ticket}`));
    await gate.promise;
    leaving.resetAndDestroy();
    expect(reads).toBe(1);
  }
  // A request, and an upgrade behind it in the same packet.
  await send(`GET /at/home/api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n${upgrade(REALTIME)}`);
  await send(`GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n${upgrade('/livez', '', 'h2c')}`);
  await expect.poll(() => world.nodes[0].feed.size).toBe(before);
  expect((await send('GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).status).toBe(200);
});

test('a reader that sends messages is closed, and long ones are not read', async () => {
  for (const [message, code] of [
    ['hello', 1003],
    ['x'.repeat(2_000), 1009],
  ] as const) {
    const { url } = await ticketOf(base, key.secret);
    const ws = new WebSocket(url);
    await once(ws, 'open');
    ws.send(message);
    expect((await once(ws, 'close'))[0]).toBe(code);
  }
});

test('a reader that is too slow is cut off with a reason, loses nothing, and keeps nobody waiting', async () => {
  const { url } = await ticketOf(base, key.secret);
  const slow = new WebSocket(url);
  await once(slow, 'open');
  const got: string[] = [];
  slow.on('message', (data) => got.push(JSON.parse(String(data)).id));
  const closed = once(slow, 'close');
  slow.pause();
  await using fast = await openSocket(base, key.secret);
  const COUNT = 900;
  for (let at = 0; at < COUNT; at += 30) await addEvents(30, 16_000);
  await fast.until(COUNT);
  await expect.poll(() => world.nodes[0].feed.size).toBe(1);
  slow.resume();
  const [code, reason] = await closed;
  expect([code, String(reason)]).toEqual([4408, 'too slow: connect again with the last id']);
  const all = fast.events.map(({ id }) => id);
  expect(got.length).toBeLessThan(COUNT);
  expect(got).toEqual(all.slice(0, got.length));
  await using again = await openSocket(base, key.secret, `&after=${got.at(-1)}`);
  await again.until(COUNT - got.length);
  expect([...got, ...again.events.map(({ id }) => id)]).toEqual(all);
});

test('a stream is not too slow because of the events that came while its client had no stream', async () => {
  const account = { type: 'client', id: world.bakery.id } as const;
  const actor: Actor = { kind: 'person', id: 'usr_0000000000000000000000', account, role: 'owner' };
  const { beginWork, log } = world.services;
  let tell = (_notice: 'everything') => {};
  const live = new LiveFeed<Actor>({
    ...{ beginWork, log, pass: stepped().pass, limits: { perCaller: 1, perAccount: 1, total: 1 } },
    recheck: async (held) => [...held],
    listen: async (onNotice, signal) => {
      tell = onNotice;
      await once(signal, 'abort');
    },
  });
  (await live.join({ actor, account, held: actor })).end();
  await addEvents(501);
  const watcher = await live.join({ actor, account, held: actor });
  await addEvents(1);

  tell('everything');

  expect(await watcher.take()).toHaveLength(1);
  await live.stop();
});
