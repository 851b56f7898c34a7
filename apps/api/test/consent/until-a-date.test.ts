import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeKey } from '../doors/support/running-channel.ts';
import { fakeClock, type MovedClock } from '../world/clock.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';

const DAY_MS = 24 * 60 * 60_000;

let world: World;
let clock: MovedClock;
beforeEach(async () => {
  clock = fakeClock();
  world = await startWorld({ clock });
});
afterEach(() => world.stop());

const bakery = () => world.bakery;
const link = () => `${world.baseUrl}/onboarding/${world.demo.partner.id}`;
const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY_MS).toISOString();

async function grantUntil(browser: Visitor, expiresAt: string, channelId = bakery().channels[0]!.id) {
  const asked = await browser.question(link());
  if (asked.step !== 'choose') throw new Error(asked.step);
  const keep = asked.channels.filter(({ permission }) => permission === 'shared').map(({ id }) => id);
  const { requestId } = asked;
  return browser.answer({
    requestId,
    decision: 'save',
    clientId: bakery().id,
    grant: [channelId],
    withdraw: [],
    keep,
    expiresAt,
  });
}

async function listed(browser: Visitor, index = 0) {
  const asked = await browser.question(link());
  if (asked.step !== 'choose') throw new Error(asked.step);
  const { permission, expiresAt } = asked.channels[index]!;
  return { permission, expiresAt };
}

const send = (secret: string) => world.as(secret).send();

test('a permission until a date carries to its last millisecond, and not one further', async () => {
  const owner = world.as(bakery().user);
  const until = inDays(3);
  const receipt = await grantUntil(owner, until);
  const { secret } = await makeKey(world, { channelId: bakery().channels[0]!.id });

  expect(receipt.expiresAt).toBe(until);
  expect(await listed(owner)).toEqual({ permission: 'shared', expiresAt: until });
  // The fake clock moves by one millisecond each time it is read. One call reads the clock less than a hundred times.
  // So the first message is sent within the last 100 milliseconds before the end.
  clock.pass(Date.parse(until) - clock.now().getTime() - 100);
  expect((await send(secret)).status).toBe(200);
  clock.pass(Date.parse(until) - clock.now().getTime());
  const refused = await send(secret);
  expect([refused.status, refused.headers.get('x-refusal')]).toEqual([401, 'revoked']);
});

test('after the end the number can be granted anew, and the old key stays dead', async () => {
  const first = world.as(bakery().user);
  await grantUntil(first, inDays(1));
  const { secret } = await makeKey(world, { channelId: bakery().channels[0]!.id });
  clock.pass(2 * DAY_MS);
  const owner = await world.signIn(bakery().user);
  expect(await listed(owner)).toEqual({ permission: 'missing', expiresAt: null });

  await grantUntil(owner, inDays(1));

  expect((await listed(owner)).permission).toBe('shared');
  expect((await send(secret)).status).toBe(401);
  expect((await send((await makeKey(world, { channelId: bakery().channels[0]!.id })).secret)).status).toBe(200);
});

test('numbers that were Shared keep the end that they have, or none', async () => {
  const owner = world.as(bakery().user);
  const [first, second] = bakery().channels;
  await owner.share(link(), [first!.id]);

  await grantUntil(owner, inDays(5), second!.id);

  expect((await listed(owner, 0)).expiresAt).toBeNull();
  expect((await listed(owner, 1)).expiresAt).not.toBeNull();
});

test('the second of two equal answers gets the first one’s end, and one with another end is not taken', async () => {
  const owner = world.as(bakery().user);
  const asked = await owner.question(link());
  if (asked.step !== 'choose') throw new Error(asked.step);
  const [first] = bakery().channels;
  const answer = { requestId: asked.requestId, clientId: bakery().id, grant: [first!.id], withdraw: [], keep: [] };
  const [day, later] = [inDays(1), inDays(2)];
  const until = (expiresAt: string) => owner.answer({ ...answer, decision: 'save', expiresAt });

  const answers = await Promise.all([until(day), until(day)]);
  await expect(until(later)).rejects.toMatchObject({ status: 409, code: 'conflict' });

  expect(answers.map(({ expiresAt }) => expiresAt)).toEqual([day, day]);
  expect((await listed(owner)).expiresAt).toBe(day);
});

test.each([
  ['that has passed', () => inDays(-1)],
  ['of this instant', () => inDays(0)],
])('an end %s is refused, and nothing is saved', async (_, end) => {
  const owner = world.as(bakery().user);

  await expect(grantUntil(owner, end())).rejects.toMatchObject({ status: 400, code: 'invalid_input' });

  expect((await listed(owner)).permission).toBe('missing');
});

test('an end that is no instant is refused', async () => {
  const owner = world.as(bakery().user);

  for (const end of ['2026-12-31', 'tomorrow', '', '99999-12-31T00:00:00Z']) {
    await expect(grantUntil(owner, end)).rejects.toMatchObject({ status: 400 });
  }
});
