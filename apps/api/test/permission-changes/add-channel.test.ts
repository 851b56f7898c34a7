import type { Channel } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHANNELS_PER_CLIENT } from '../../src/channel/index.ts';
import { outcomeOf, resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';

let world: World;
let owner: Caller;
beforeAll(async () => {
  world = await startWorld();
  owner = world.as(world.travel.user);
});
afterAll(() => world.stop());

const add = (phoneNumber: string, more: object = {}, as = owner) =>
  as.change('channels.add', { name: 'Night desk', phoneNumber }, more);

test('an owner adds a number, which the client pays for and nobody else may use', async () => {
  const added = resultOf<Channel>(await add('+44 (7700) 900-701'));

  expect(added).toMatchObject({
    ...{ clientId: world.travel.id, phoneNumber: '+447700900701', name: 'Night desk' },
    ...{ status: 'running', payment: 'direct', permission: 'missing' },
  });
  const input = { channelId: added.id, name: 'First key' };
  expect(outcomeOf(await owner.change('channelKeys.create', input))).toBe(200);
  expect(outcomeOf(await world.as(world.demo.partner.partnerKey).change('channelKeys.create', input))).toBe(
    'permission_missing',
  );
});

test('an admin adds a number too', async () => {
  const admin = await world.invite(world.travel.id, 'admin@travel.example', { role: 'admin' });

  expect(outcomeOf(await add('+447700900702', {}, admin))).toBe(200);
});

test('a number that anybody has is refused, without saying whose it is', async () => {
  const [own, other] = [
    await add(world.travel.channels[0]?.phoneNumber ?? ''),
    await add(world.bakery.channels[0]?.phoneNumber ?? ''),
  ];

  for (const answer of [own, other])
    expect([answer.refusal, answer.text]).toEqual(['conflict', expect.stringContaining('has been added already')]);
  expect(other.text).not.toContain(world.bakery.id);
});

test.each(['', '12', '+123456', '07700900701', '+4477009007011234567', 'call me', '+44770090070x'])(
  '%j is no number',
  async (phoneNumber) => {
    expect(outcomeOf(await add(phoneNumber))).toBe('invalid_input');
  },
);

test('one number added ten times at once is added once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => add('+447700900703')));

  expect(answers.map(outcomeOf).sort()).toEqual([200, ...answers.slice(1).map(() => 'conflict')]);
});

test('the same call with one Idempotency-Key adds one number', async () => {
  const headers = { 'idempotency-key': 'add it once' };

  const [first, again] = [await add('+447700900704', { headers }), await add('+447700900704', { headers })];

  expect(resultOf(again)).toEqual(resultOf(first));
});

test('a client has at most so many numbers, also when two are added at once', async () => {
  const [{ count } = { count: 0 }] = await world.sql<{ count: number }>(
    'select count(*)::int as count from channel where client_id = $1',
    [world.travel.id],
  );
  await world.sql(
    `insert into channel (id, client_id, phone_number, name, status, payment, upstream, created_at)
     select 'full' || lpad(n::text, 6, '0') || 'CH', $1, '+4915550' || lpad(n::text, 6, '0'), 'Full', 'running', 'direct', 'sandbox', now()
     from generate_series(1, $2::int) n`,
    [world.travel.id, CHANNELS_PER_CLIENT - 1 - count],
  );

  const answers = await Promise.all([add('+447700900705'), add('+447700900706')]);

  expect(answers.map(outcomeOf).sort()).toEqual([200, 'conflict']);
});
