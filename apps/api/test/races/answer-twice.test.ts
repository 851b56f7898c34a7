import type { AnswerInput, ChatelaineEvent, EventQuery, Question, Receipt } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { bodyOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { User } from '../world/visitor.ts';
import { type Barrier, openBarrier, type Played } from './support/barrier.ts';
import { withoutLocks } from './support/driver.ts';
import { numberOf } from './support/first-key.ts';

const ROUNDS = rounds(2, 30);
const CONTROL_ROUNDS = rounds(1, 30);

test('two tabs answer one request at once: both get one receipt, and it is granted once', {
  timeout: 300_000,
}, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  const granted = [numberOf(world.demo)];

  for (let round = 0; round < ROUNDS; round++) {
    const { results, met } = await answerTwice(world, barrier, round);
    expect(met).toBe(true);
    expect(results[0]).toMatchObject({ status: 'fulfilled', value: { status: 'granted', granted } });
    expect(results[1]).toEqual(results[0]);
    await world.share([]);
  }

  // In each round the first request grants the number. The second request comes from `world.share([])` and withdraws
  // the number.
  expect(await eventsOf(world, { type: 'permission.granted', channelId: granted[0] })).toHaveLength(ROUNDS);
  expect(await eventsOf(world, { type: 'permission_request.granted' })).toHaveLength(2 * ROUNDS);
});

test('control: without the locks, the second tab is not told what the first one saved', {
  timeout: 300_000,
}, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  using _none = withoutLocks();

  for (let round = 0; round < CONTROL_ROUNDS; round++) {
    const { results } = await answerTwice(world, barrier, round);
    expect(results[0]).toMatchObject({ status: 'fulfilled', value: { status: 'granted' } });
    // The second answer must fail with `conflict`. Another failure, such as `unavailable`, would not show that the lock
    // matters.
    expect(results[1]).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    await world.share([]);
  }
});

test('two tabs answer one request differently at once: the first is saved, the second is told which it was', {
  timeout: 300_000,
}, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  const owner = world.as(world.bakery.user);

  for (let round = 0; round < ROUNDS; round++) {
    const { results, met, url, first } = await answerDifferently(world, barrier, round);
    expect(met).toBe(true);
    expect(results[0]).toMatchObject({
      status: 'fulfilled',
      value: { status: first === 'deny' ? 'denied' : 'granted' },
    });
    expect(results[1]).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    const asked = await owner.question(url);
    const receipt = results[0]?.status === 'fulfilled' && results[0].value;
    expect(asked).toMatchObject({ step: 'answered', receipt });
    expect(await sharedOf(world)).toEqual(first === 'deny' ? [] : [numberOf(world.demo)]);
    if (first === 'save') await world.share([]);
  }
});

test('control: without the locks, both tabs are told that theirs was saved', { timeout: 300_000 }, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  using _none = withoutLocks();

  for (let round = 0; round < CONTROL_ROUNDS; round++) {
    const { results } = await answerDifferently(world, barrier, round);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    await world.share([]);
  }
});

test('two tabs open one plain link at once: they share one request', { timeout: 300_000 }, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  const owner = world.bakery.user;

  for (let round = 0; round < ROUNDS; round++) {
    const { ids, met } = await openTwice(world, barrier, { user: owner, round });
    expect(met).toBe(true);
    expect(new Set(ids).size).toBe(1);
  }
  const own = await openTwice(world, barrier, { user: owner, round: ROUNDS });
  const foreign = await openTwice(world, barrier, { user: world.travel.user, round: ROUNDS });

  // Control: when another person opens the same plain link, the server opens another request.
  expect(new Set([...own.ids, ...foreign.ids]).size).toBe(2);
  expect(await eventsOf(world, { type: 'permission_request.opened' })).toHaveLength(ROUNDS + 2);
});

test('control: without the locks, two tabs on one plain link make two requests', { timeout: 300_000 }, async () => {
  await using world = await startWorld({ nodes: 2 });
  await using barrier = await openBarrier(world.databaseUrl);
  using _none = withoutLocks();

  let bad = 0;
  for (let round = 0; round < CONTROL_ROUNDS; round++) {
    const { ids } = await openTwice(world, barrier, { user: world.bakery.user, round });
    if (new Set(ids).size === 2) bad += 1;
  }

  expect(bad).toBe(CONTROL_ROUNDS);
});

test('a previewer that loads a request link ten times binds nothing: the client can still answer, and then nobody else', async () => {
  await using world = await startWorld();
  const { partner } = world;
  const owner = world.as(world.bakery.user);
  const stranger = world.as(world.travel.user);
  const request = await partner.onboarding.start();

  // A page asks for the question with a call of its own. A mere load of the page does not send this call, even when the
  // person is signed in.
  const previews = await Promise.all(
    Array.from({ length: 10 }, () => fetch(request.url, { headers: { cookie: stranger.cookie } })),
  );

  expect(new Set(previews.map(({ status }) => status))).toEqual(new Set([200]));
  await expect(partner.onboarding.get(request.id)).resolves.toMatchObject({ status: 'open', clientId: null });
  await expect(owner.question(request.url)).resolves.toMatchObject({ step: 'choose', requestId: request.id });
  // Control: the owner has asked for the question, and this has bound the request to the owner's client. So the
  // stranger is refused.
  await expect(stranger.question(request.url)).rejects.toMatchObject({ code: 'not_found' });
});

/**
 * Sends the same answer from two tabs, one on each server. From round to round the other tab is the first. The second
 * answer arrives while the server saves the first answer.
 */
async function answerTwice(world: World, barrier: Barrier, round: number): Promise<Played<Receipt>> {
  const owner = world.as(world.bakery.user);
  const asked = await owner.question((await world.partner.onboarding.start()).url);
  if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
  const input: AnswerInput = {
    requestId: asked.requestId,
    decision: 'save',
    clientId: world.bakery.id,
    grant: [numberOf(world.demo)],
    withdraw: [],
    keep: [],
  };
  const answer = async (node: number) => bodyOf<Receipt>(await owner.post('/permission/answer', input, { node }));
  const first = round % 2;
  return barrier.inTurn(/update "permission_request"/, [() => answer(first), () => answer(1 - first)]);
}

/**
 * Sends a yes from one tab and a no from another tab. The order of the two answers and the server of each answer change
 * between the rounds, so that four rounds try all combinations.
 */
async function answerDifferently(world: World, barrier: Barrier, round: number) {
  const owner = world.as(world.bakery.user);
  const { url } = await world.partner.onboarding.start();
  const asked = await owner.question(url);
  if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
  const { requestId } = asked;
  const grant = [numberOf(world.demo)];
  const yes: AnswerInput = { requestId, decision: 'save', clientId: world.bakery.id, grant, withdraw: [], keep: [] };
  const no: AnswerInput = { requestId, decision: 'deny' };
  const [first, second] = round % 2 === 0 ? [yes, no] : [no, yes];
  const answer = async (input: AnswerInput, node: number) =>
    bodyOf<Receipt>(await owner.post('/permission/answer', input, { node }));
  const sides = [() => answer(first, (round >> 1) % 2), () => answer(second, 1 - ((round >> 1) % 2))];
  const played = await barrier.inTurn(/update "permission_request"/, sides);
  return { ...played, url, first: first.decision };
}

async function sharedOf({ partner, bakery }: World): Promise<string[]> {
  return (await partner.permissions.check({ channelIds: bakery.channels.map(({ id }) => id) })).shared;
}

/** Opens the plain link of this round in two tabs. Returns the ids of the requests that the tabs get. */
async function openTwice(world: World, barrier: Barrier, { user, round }: { user: User; round: number }) {
  const person = world.as(user);
  const input = { path: '/permission', query: `?partner_id=${world.demo.partner.id}&state=round${round}` };
  const ask = async (node: number) => bodyOf<Question>(await person.post('/permission/question', input, { node }));
  const first = round % 2;
  const sides = [() => ask(first), () => ask(1 - first)];
  const { results, met } = await barrier.inTurn(/insert into "permission_request"/, sides);
  const ids = results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return 'requestId' in result.value ? result.value.requestId : result.value.step;
  });
  return { ids, met };
}

function eventsOf({ partner }: World, query: EventQuery): Promise<ChatelaineEvent[]> {
  return partner.events.list({ ...query, limit: 200 }).toArray({ limit: 200 });
}
