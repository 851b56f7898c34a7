import { expect, test } from 'vitest';
import type { Answer } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';

const statusOf = async (answer: Promise<Answer>) => (await answer).status;

test('a person of two accounts is refused in the suspended one alone', async () => {
  await using world = await startWorld();
  const [first, second] = [world.bakery.id, world.travel.id];
  await world.invite(first, 'both@clients.example');
  const person = await world.invite(second, 'both@clients.example');
  const listOf = (account: string) => person.ask('channels.list', undefined, { account });

  await world.admin('suspend', second);

  expectRefusal(await listOf(second), 'procedures', 'suspended');
  expect(await statusOf(listOf(first))).toBe(200);
  expectRefusal(await listOf(world.demo.partner.id), 'procedures', 'not_found');
});

test('a person of two accounts names the one he means', async () => {
  await using world = await startWorld();
  await world.invite(world.bakery.id, 'both@clients.example');
  const person = await world.invite(world.demo.partner.id, 'both@clients.example');

  const answer = await person.ask('channels.list');

  expectRefusal(answer, 'procedures', 'invalid_input');
  expect(answer.text).toContain('"path":"x-chatelaine-account"');
});

test('a program that names another account than the one of its key is refused, and one that names its own is not', async () => {
  await using world = await startWorld();
  const program = world.as(world.demo.partner.partnerKey);
  const own = world.demo.partner.id;
  const bakers = world.as(world.demo.organizationKey);

  for (const account of [world.bakery.id, '0123456789PA', '', `${own},${own}`, own.toLowerCase()]) {
    const answer = await program.ask('channels.list', undefined, { account });
    expectRefusal(answer, 'procedures', 'invalid_input');
    expect(answer.text).toContain('"path":"x-chatelaine-account"');
    const headers = { 'x-chatelaine-account': account };
    expect(await statusOf(program.get('/api/v2/whoami', { headers }))).toBe(400);
    if (account !== world.bakery.id) expect(await statusOf(bakers.get('/api/v1/whoami', { headers }))).toBe(400);
  }
  const headers = { 'x-chatelaine-account': world.bakery.id };
  expect(await statusOf(bakers.get('/api/v1/whoami', { headers }))).toBe(200);
  expect(await statusOf(program.ask('channels.list', undefined, { account: own }))).toBe(200);
});

test('a program with a limit that names another account is told what is left of it: the call was counted', async () => {
  await using world = await startWorld();
  const channelId = world.bakery.channels[0]?.id ?? '';
  await world.share([channelId]);
  const { secret } = await world.partner.channelKeys.create({ channelId, name: 'Limited', limits: { perMinute: 5 } });

  const answer = await world.as(secret).get('/v1/whoami', { headers: { 'x-chatelaine-account': world.travel.id } });

  expect(answer.status).toBe(400);
  expect(answer.headers.get('ratelimit')).toContain('"minute";r=4');
});
