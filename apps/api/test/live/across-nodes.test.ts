import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { betweenDriver } from '../races/support/driver.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { CONNECT_MS, LOOK_MS, type Steps, stepped } from './support/steps.ts';
import { openStream } from './support/stream.ts';

const LISTENERS = "from pg_stat_activity where datname = current_database() and application_name = 'chatelaine-live'";

/** Grants one more or one less number of the bakery at the first server, and returns the number of its events. */
function grants(world: World) {
  const [one, other] = world.bakery.channels.filter(({ status }) => status === 'running').map(({ id }) => id);
  if (one === undefined || other === undefined) throw new Error('The bakery has two running numbers.');
  let isWide = false;
  return async () => {
    isWide = !isWide;
    await world.share(isWide ? [one, other] : [one]);
    return isWide ? 'permission.granted' : 'permission.withdrawn';
  };
}

/** Returns the next event about a permission. */
async function permissionEvent(stream: { next(): Promise<{ type: string } | null> }) {
  for (;;) {
    const event = await stream.next();
    if (event === null || event.type.startsWith('permission.')) return event?.type ?? 'the end';
  }
}

describe('with notifications', () => {
  let world: World;
  let steps: Steps;
  let grant: () => Promise<string>;
  beforeAll(async () => {
    steps = stepped();
    world = await startWorld({ nodes: 2, livePass: steps.pass });
    grant = grants(world);
    await grant();
  });
  afterAll(() => world.stop());
  const listeners = async () => (await world.sql<{ pid: number }>(`select pid ${LISTENERS}`)).length;

  test('a permission granted at one server arrives at another at once, without a look', async () => {
    await using stream = await openStream(world, world.as(world.demo.partner.user), { node: 1 });
    await expect.poll(listeners).toBe(1);
    const granted = await grant();

    expect(await permissionEvent(stream)).toBe(granted);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'x-accel-buffering': 'no',
      'cache-control': 'no-cache, no-transform',
      connection: 'close',
    });
  });

  test('control: a change that sends no notification arrives only with the next look, 15 seconds later at most', async () => {
    await using stream = await openStream(world, world.as(world.demo.partner.user), { node: 1 });
    await expect.poll(listeners).toBe(1);
    let isSilenced = false;
    const granted = await (async () => {
      using _silent = betweenDriver(({ text }) => {
        const silenced = text.replace(/pg_notify\(/, 'concat(');
        isSilenced ||= silenced !== text;
        return silenced;
      });
      return await grant();
    })();
    const told = permissionEvent(stream);

    expect(isSilenced).toBe(true);
    expect(await Promise.race([told, world.sql('select 1').then(() => 'nothing yet')])).toBe('nothing yet');
    await steps.end(LOOK_MS);
    expect(await told).toBe(granted);
  });

  test('while the connection that listens is cut, the look finds what is new, and the connection comes back', async () => {
    await using stream = await openStream(world, world.as(world.demo.partner.user), { node: 1 });
    await expect.poll(listeners).toBe(1);
    await world.sql(`select pg_terminate_backend(pid) ${LISTENERS}`);
    await expect.poll(listeners).toBe(0);

    const granted = await grant();
    await steps.end(LOOK_MS);
    expect(await permissionEvent(stream)).toBe(granted);

    // What commits before the connection is back is found when it is back.
    const next = await grant();
    await steps.end(CONNECT_MS);
    expect(await permissionEvent(stream)).toBe(next);
    const last = await grant();
    expect(await permissionEvent(stream)).toBe(last);
  });

  test('a server to which nobody listens reads nothing and holds no connection', async () => {
    const stream = await openStream(world, world.as(world.demo.partner.user), { node: 1 });
    await stream.close();
    await expect.poll(() => world.nodes[1]?.live.size).toBe(0);

    await steps.end(LOOK_MS);

    await expect.poll(listeners).toBe(0);
  });
});

test('where notifications never arrive, because a pooler is in between, the look finds what is new', async () => {
  const steps = stepped();
  await using world = await startWorld({ livePass: steps.pass, config: { databasePooled: true } });
  await using stream = await openStream(world, world.as(world.demo.partner.user));

  const granted = await grants(world)();
  expect(await world.sql(`select 1 ${LISTENERS}`)).toEqual([]);
  await steps.end(LOOK_MS);

  expect(await permissionEvent(stream)).toBe(granted);
});
