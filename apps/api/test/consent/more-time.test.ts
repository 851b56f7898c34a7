import type { MoreTime } from '@chatelaine/shared';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expectRefusal } from '../doors/support/expect-refusal.ts';
import type { Caller } from '../world/caller.ts';
import { fakeClock, type MovedClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';

const MINUTE_MS = 60_000;

let world: World;
let clock: MovedClock;
beforeEach(async () => {
  clock = fakeClock();
  world = await startWorld({ clock });
});
afterEach(() => world.stop());

const link = () => `${world.baseUrl}/onboarding/${world.demo.partner.id}?state=s`;
const ask = async (browser: Visitor) => {
  const asked = await browser.question(link());
  if (asked.step !== 'choose') throw new Error(asked.step);
  return asked;
};
const extend = (requestId: string, as: Caller) => as.post('/permission/more-time', { requestId });

test('a request that is kept open is answered after its first fifteen minutes; one that is not, is over', async () => {
  const owner = world.as(world.bakery.user);
  const asked = await ask(owner);
  clock.pass(14 * MINUTE_MS);

  const kept = await extend(asked.requestId, owner);

  expect(kept.status).toBe(200);
  expect((kept.body as MoreTime).expiresInMs).toBe(15 * MINUTE_MS);
  clock.pass(14 * MINUTE_MS);
  expect((await ask(owner)).requestId).toBe(asked.requestId);
  expect((await owner.answer({ requestId: asked.requestId, decision: 'deny' })).status).toBe('denied');
});

test('without more time it is over: nobody can answer it, nor keep it open', async () => {
  const owner = world.as(world.bakery.user);
  const asked = await ask(owner);
  clock.pass(15 * MINUTE_MS + 1);

  expectRefusal(await extend(asked.requestId, owner), 'json', 'not_found');
  await expect(owner.answer({ requestId: asked.requestId, decision: 'deny' })).rejects.toMatchObject({ status: 404 });
});

test('only the person whose request it is keeps it open', async () => {
  const owner = world.as(world.bakery.user);
  const other = world.as(world.travel.user);
  const { requestId } = await ask(owner);

  expectRefusal(await extend(requestId, other), 'json', 'not_found');
  expectRefusal(await extend('req_0000000000000000000000', owner), 'json', 'not_found');
  expectRefusal(await extend(requestId, world.nobody), 'json', 'unauthenticated');
});

test('an answered request is not kept open', async () => {
  const owner = world.as(world.bakery.user);
  const { requestId } = await ask(owner);
  await owner.answer({ requestId, decision: 'deny' });

  expectRefusal(await extend(requestId, owner), 'json', 'not_found');
});

test('no request lives longer than its longest life, however often more time is asked for', async () => {
  const owner = world.as(world.bakery.user);
  const { requestId } = await ask(owner);
  let asked = 0;
  for (; asked < 40; asked++) {
    clock.pass(10 * MINUTE_MS);
    if ((await extend(requestId, owner)).status !== 200) break;
  }

  // A permission request expires after 195 minutes at most, however often it is extended. The test asks for more time
  // every ten minutes, so 19 calls come before the end.
  expect(asked).toBe(19);
});
