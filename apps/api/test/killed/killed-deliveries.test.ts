import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { newId } from '../../src/platform/id.ts';
import { transaction } from '../../src/platform/work.ts';
import { recordSessionEvent } from '../../src/session-event/index.ts';
import { beginState } from '../../src/webhook/index.ts';
import { sealForWebhook } from '../../src/webhook/secrets.ts';
import { someOf } from '../test-in-turn.ts';
import { type KilledStage, openKilledStage } from './support/killed-stage.ts';
import type { Point } from './support/points.ts';
import { serversAt } from './support/servers.ts';

const EVENTS = rounds(100, 1_000);
const before = (form: string, nth: number): Point => ({ form, isAtCommit: false, nth });
/** Where a server dies: before the nth statement of a form. Null is a kill from outside, after some requests. */
const POINTS: readonly (readonly [name: string, point: Point | null])[] = [
  ['webhooks are looked for', before('from webhook_state\\) as any', 1)],
  ['deliveries are made', before('insert into webhook_delivery', 1)],
  ['events are looked for a second time', before('from webhook_state s join feed', 2)],
  ['the first deliveries are claimed', before('chosen as \\(', 1)],
  ['more deliveries are claimed', before('chosen as \\(', 4)],
  ['the webhook of claimed deliveries is judged', before('^select read\\.\\*, array', 3)],
  ['the first end is stored', before('with stored as', 1)],
  ['some ends are stored', before('with stored as', 15)],
  ['some requests have come', null],
  ['some more requests have come', null],
];
const KILLS = someOf(POINTS, 'some ends are stored');

/** Receives deliveries on this machine. Counts those of one event to one path that are there at the same time. */
async function openReceiver() {
  const got: { path: string; id: string }[] = [];
  const open = new Map<string, number>();
  const twice: string[] = [];
  let tell = () => {};
  const receive = async (req: IncomingMessage, res: ServerResponse) => {
    const id = String(req.headers['webhook-id']);
    const key = `${req.url} ${id}`;
    if ((open.get(key) ?? 0) > 0) twice.push(key);
    open.set(key, (open.get(key) ?? 0) + 1);
    res.once('close', () => open.set(key, (open.get(key) ?? 0) - 1));
    for await (const _part of req);
    got.push({ path: req.url ?? '', id });
    tell();
    res.end('ok');
  };
  const server = createServer((req, res) => void receive(req, res).catch(() => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const more = (count: number) => {
    const [wanted, { promise, resolve }] = [got.length + count, Promise.withResolvers<void>()];
    tell = () => got.length >= wanted && resolve();
    return promise;
  };
  const end = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { got, twice, more, url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: end };
}

async function makeWebhook({ sql, begin, clientId }: KilledStage, url: string, events: string[]): Promise<string> {
  const id = newId('webhook');
  const secret = sealForWebhook(begin(), 'secret', id, 'whsec_c2VjcmV0IG9mIGEgdGVzdC4uLi4uLi4uLi4uLi4uLg==');
  await sql(
    `insert into webhook (id, client_id, url, events, header_names, secret, created_at, updated_at)
     values ($1, $2, $3, $4, '{}', $5, now(), now())`,
    [id, clientId, url, events, secret],
  );
  await transaction(begin(), (tx) => beginState(tx, { webhookId: id, kind: 'client', accountId: clientId, clientId }));
  return id;
}

const happen = ({ begin, clientId, channelId }: KilledStage, count: number) =>
  transaction(begin(), async (tx) => {
    for (let n = 0; n < count; n++)
      recordSessionEvent(tx, { clientId, channelId, event: 'call', contactId: null, payload: { n } });
  });

// Each server is a process of its own, and its start takes a second.
test(`a server that is killed at ${KILLS.length} of ${POINTS.length} points among ${EVENTS} deliveries delivers each event, none to a webhook that does not want it, and none twice at once`, {
  timeout: 600_000,
}, async () => {
  await using stage = await openKilledStage();
  await using receiver = await openReceiver();
  const wanting = await makeWebhook(stage, `${receiver.url}/wanting`, ['call']);
  await makeWebhook(stage, `${receiver.url}/other`, ['message.status']);
  const startNext = await serversAt(stage.url);
  await using servers = new AsyncDisposableStack();
  const left = async () => (await stage.sql("select from webhook_delivery where status <> 'delivered'")).length;
  let underWay = 0;

  for (const [at, [name, point]] of KILLS.entries()) {
    // The events of each round are there before the server, so the server dies in the middle of them.
    await happen(stage, Math.ceil(EVENTS / KILLS.length));
    const some = receiver.more(20);
    const server = servers.use(await startNext(point));
    if (point === null) {
      await some;
      await server.kill();
    }
    await server.ended;
    const claimed = await stage.sql("select from webhook_delivery where status = 'pending' and claim is not null");
    underWay += claimed.length;
    // The server that held these leases is dead. In the last round, the next server waits until they are over.
    if (at < KILLS.length - 1 || KILLS.length === 1)
      await stage.sql("update webhook_delivery set due_at = now() where status = 'pending' and claim is not null");
    expect(await left(), name).toBeGreaterThanOrEqual(0);
  }
  servers.use(await startNext());
  const isDone = async () => [
    (await stage.sql("select from webhook_delivery where status = 'delivered'")).length >= EVENTS,
    await left(),
  ];
  await expect.poll(isDone, { timeout: 120_000, interval: 100 }).toEqual([true, 0]);

  const ids = (await stage.sql<{ id: string }>("select id from session_event where event = 'call'")).map(
    ({ id }) => id,
  );
  expect(new Set(receiver.got.map(({ id }) => id))).toEqual(new Set(ids));
  expect(new Set(receiver.got.map(({ path }) => path))).toEqual(new Set(['/wanting']));
  expect(receiver.twice).toEqual([]);
  const rows = await stage.sql<{ count: number; events: number }>(
    `select count(*)::int as count, count(distinct event_id)::int as events from webhook_delivery where webhook_id = $1`,
    [wanting],
  );
  expect(rows).toEqual([{ count: ids.length, events: ids.length }]);
  // Control: the kills came in the middle. Some attempts were under way, and some events were sent twice.
  expect(underWay).toBeGreaterThan(0);
  expect(receiver.got.length).toBeGreaterThan(ids.length);
});
