import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendLines } from '../doors/support/raw-request.ts';
import { call, resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { LOOK_MS, type Steps, stepped } from './support/steps.ts';
import { openStream } from './support/stream.ts';

let world: World;
let steps: Steps;
beforeAll(async () => {
  steps = stepped();
  world = await startWorld({ livePass: steps.pass });
});
afterAll(() => world.stop());

const owner = () => world.as(world.demo.partner.user);
const running = () => world.bakery.channels.filter(({ status }) => status === 'running').map(({ id }) => id);
const eventsOf = (type: string) =>
  world.sql<{ id: string }>('select id from event where type = $1 order by id', [type]);

let at = 0;
/** Grants or withdraws the numbers of the bakery in turn. */
async function act(): Promise<void> {
  await world.share(at++ % 2 === 0 ? running() : running().slice(0, 1));
}
/** Returns the ids of the events after an id that the list of this caller shows, oldest first. */
async function listedAfter(caller: Caller, id: string): Promise<string[]> {
  const { data } = resultOf<{ data: { id: string }[] }>(await caller.ask('events.list', { limit: 200 }));
  return data
    .map((event) => event.id)
    .filter((each) => each > id)
    .reverse();
}

test('a stream that was closed resumes after its last event: nothing is lost, and nothing comes twice', async () => {
  const first = await openStream(world, owner());
  const begun = first.lastId();
  await act();
  const seen = await first.ids(1);
  const last = first.lastId();
  await first.close();
  await act();
  await act();
  await using second = await openStream(world, owner(), { after: last });
  await act();
  const expected = await listedAfter(owner(), begun);

  seen.push(...(await second.ids(expected.length - 1)));

  expect(expected.length).toBeGreaterThan(8);
  expect(seen).toEqual(expected);
});

test('a stream that was closed before its first event resumes from where it began', async () => {
  const first = await openStream(world, owner());
  const begun = first.lastId();
  await first.close();
  await act();
  const expected = await listedAfter(owner(), begun);

  await using second = await openStream(world, owner(), { after: begun });

  expect(await second.ids(expected.length)).toEqual(expected);
});

test('each account gets its own events, as its list shows them, and nobody else any', async () => {
  const callers = { partner: owner(), bakery: world.as(world.bakery.user), travel: world.as(world.travel.user) };
  await using partner = await openStream(world, callers.partner);
  await using bakery = await openStream(world, callers.bakery);
  await using travel = await openStream(world, callers.travel);
  const begun = { partner: partner.lastId(), bakery: bakery.lastId(), travel: travel.lastId() };
  await act();
  const link = (await world.partner.onboarding.start()).url;
  await callers.travel.share(link, []);

  for (const [name, stream] of Object.entries({ partner, bakery, travel })) {
    const caller = callers[name as keyof typeof callers];
    const ids = await listedAfter(caller, begun[name as keyof typeof begun]);
    const { data } = resultOf<{ data: { id: string }[] }>(await caller.ask('events.list', { limit: 200 }));
    const events = new Map(data.map((event) => [event.id, event]));

    expect(ids.length, name).toBeGreaterThan(0);
    for (const id of ids) expect(await stream.next()).toEqual(events.get(id));
  }
});

test('a member and a key with scope read get no event about partner keys, and the owner does', async () => {
  const member = await world.invite(world.demo.partner.id, 'watching@partner.example', { role: 'member' });
  const argv = ['partner', 'key', '--partner', world.demo.partner.id, '--scopes', 'read', '--name'];
  const key = world.as((await world.admin<{ secret: string }>(...argv, 'Watches')).secret);
  const streams = [await openStream(world, member), await openStream(world, key), await openStream(world, owner())];

  await world.admin(...argv, 'Secret plans');
  await act();

  const types = await Promise.all(streams.map(async (stream) => (await stream.next())?.type));
  expect(types.map((type) => type === 'api_key.created')).toEqual([false, false, true]);
  expect((await eventsOf('api_key.created')).length).toBeGreaterThan(0);
  await Promise.all(streams.map((stream) => stream.close()));
});

const ENDS: Record<string, (id: string) => Promise<unknown>> = {
  'signed out': (id) => world.sql('delete from identity.session where "userId" = $1', [id]),
  'removed from the account': (id) => world.sql('delete from person_role where person_id = $1', [id]),
  'in a suspended account': () => world.sql("update client set status = 'suspended' where id = $1", [world.bakery.id]),
};

test.each(Object.keys(ENDS))('a person who is %s gets no further event, and the stream ends', async (how) => {
  const person = await world.invite(world.bakery.id, `${how.replaceAll(' ', '-')}@bakery.example`, { role: 'member' });
  await using watching = await openStream(world, person);
  await using idle = await openStream(world, person);
  await using control = await openStream(world, owner());
  await act();
  expect(await watching.next()).not.toBeNull();
  // The other stream must have nothing in its buffer when the person loses the right.
  await idle.ids((await listedAfter(person, idle.lastId())).length);
  await watching.ids((await listedAfter(person, watching.lastId())).length);

  await ENDS[how]?.(person.id);
  // Because of this event, the server checks the person before the next look. A suspended client can make no event.
  if (how !== 'in a suspended account') await act();
  await steps.end(LOOK_MS);

  expect(await watching.next()).toBeNull();
  expect(await idle.next()).toBeNull();
  expect(await control.next()).not.toBeNull();
  await world.sql("update client set status = 'active' where id = $1", [world.bakery.id]);
});

test('a refused stream closes its connection, so that no later call comes on it', async () => {
  const url = `${world.baseUrl}/trpc/events.watch`;

  const refused = await sendLines(url, 'GET', ['x-api-key', 'wrong']);
  // The caller uses the connection again, unless the answer says that it is closed.
  const next = await sendLines(url, 'POST', []);

  expect([refused.status, refused.headers.get('connection')]).toEqual([401, 'close']);
  expect([next.status, next.refusal]).toEqual([405, 'method_not_allowed']);
});

test('a key that was revoked gets no further event', async () => {
  const argv = ['partner', 'key', '--partner', world.demo.partner.id, '--scopes', 'read', '--name', 'Ends'];
  const { id, secret } = await world.admin<{ id: string; secret: string }>(...argv);
  await using stream = await openStream(world, world.as(secret));
  await using control = await openStream(world, owner());

  await world.sql('update api_key set revoked_at = now() where id = $1', [id]);
  await act();

  expect(await stream.next()).toBeNull();
  expect(await control.next()).not.toBeNull();
});

test('another site and a caller without a credential hold no stream, and a foreign account is not found', async () => {
  const url = `${world.baseUrl}/trpc/events.watch`;
  const { cookie = '' } = owner().headers();
  const ofSite = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' };
  const refusals = await Promise.all(
    [{}, { cookie }, { cookie, ...ofSite }, { cookie, 'sec-fetch-site': 'same-origin' }].map((headers) =>
      call(url, { headers: headers as Record<string, string> }),
    ),
  );
  const asked = await call(url, {
    method: 'OPTIONS',
    headers: { ...ofSite, 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-chatelaine' },
  });
  const [foreign, invented] = await Promise.all(
    [world.bakery.id, 'AAAAAAAAAACL'].map((account) => owner().ask('events.watch', undefined, { account })),
  );
  const own = await owner().ask('events.watch', undefined, { account: world.demo.partner.id });
  const odd = await owner().ask('events.watch', { lastEventId: 'evt_nonsense' });

  expect(refusals.map(({ status, refusal }) => [status, refusal])).toEqual(
    refusals.map(() => [401, 'unauthenticated']),
  );
  expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  const withoutId = (text = '') => text.replace(/"requestId":"[^"]+"/g, '');
  expect([foreign?.status, withoutId(foreign?.text)]).toEqual([404, withoutId(invented?.text)]);
  expect([own.status, odd.status, odd.refusal]).toEqual([200, 400, 'invalid_input']);
});

// A full run opens 500 streams, which takes up to ten seconds. A quick run opens 100.
test('hundreds of streams that open and close leave nothing, and one caller holds ten at most', async () => {
  const { live } = world.nodes[0];
  await expect.poll(() => live.size).toBe(0);
  for (let round = 0; round < rounds(10, 50); round++) {
    const streams = await Promise.all(Array.from({ length: 10 }, () => openStream(world, owner())));
    if (round === 0) {
      const more = await owner().ask('events.watch');
      expect([more.status, more.refusal, more.headers.get('retry-after')]).toEqual([429, 'rate_limited', '60']);
      // Control: another person of the same account still gets one.
      expect((await world.as(world.bakery.user).ask('events.watch')).status).toBe(200);
    }
    await Promise.all(streams.map((stream) => stream.close()));
    await expect.poll(() => live.size, { interval: 2 }).toBe(0);
  }
  const { n } = (
    await world.sql<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'chatelaine-live'",
    )
  )[0] ?? { n: 0 };
  expect(n).toBeLessThanOrEqual(1);
});

test('a server that stops ends its open streams itself, and takes no new one', async () => {
  await using other = await startWorld({ nodes: 2, databaseUrl: world.databaseUrl });
  const streams = await Promise.all([0, 0, 0].map((node) => openStream(other, owner(), { node })));
  const ended = Promise.all(streams.map((stream) => stream.next()));

  await other.nodes[0].stop();

  expect(await ended).toEqual([null, null, null]);
  expect(other.nodes[0].live.size).toBe(0);
});
