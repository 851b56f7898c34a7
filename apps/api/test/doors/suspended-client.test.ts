import { describe, expect, test } from 'vitest';
import type { Answer } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { makeKey } from './support/running-channel.ts';

const send = (world: World, secret: string) => world.as(secret).send();
const statusOf = async (answer: Promise<Answer>) => (await answer).status;

describe('a suspended client', () => {
  test('is refused at the next call: keys on its numbers, and its people', async () => {
    await using world = await startWorld();
    const { travel: client } = world;
    const { secret } = await makeKey(world);
    const owner = world.as(client.user);

    await world.admin('suspend', client.id);

    expectRefusal(await send(world, secret), 'messaging', 'suspended');
    expectRefusal(await owner.ask('channels.list'), 'procedures', 'suspended');
  });

  test('answers no question, not even one that was on the screen', async () => {
    await using world = await startWorld();
    const { bakery: client } = world;
    const owner = world.as(client.user);
    const link = `${world.baseUrl}/onboarding/${world.demo.partner.id}`;
    const asked = await owner.question(link);
    const requestId = asked.step === 'choose' ? asked.requestId : '';

    await world.admin('suspend', client.id);

    const save = {
      requestId,
      decision: 'save',
      clientId: client.id,
      grant: [client.channels[0]?.id],
      withdraw: [],
      keep: [],
    };
    expectRefusal(await owner.post('/permission/answer', save), 'json', 'suspended');
    await expect(owner.question(link)).rejects.toMatchObject({ status: 403, code: 'suspended' });
  });

  test('does not stop its partner, nor the partner’s other clients', async () => {
    await using world = await startWorld();
    const { secret } = await makeKey(world);
    const other = world.as(world.travel.user);

    await world.admin('suspend', world.bakery.id);

    expect(await statusOf(world.as(world.demo.partner.partnerKey).ask('channels.list'))).toBe(200);
    expect(await statusOf(send(world, secret))).toBe(200);
    expect(await statusOf(other.ask('channels.list'))).toBe(200);
  });
});

test('whoever signs in is not told whether an account is suspended, until he has given the password', async () => {
  await using world = await startWorld();
  const { email, password } = world.bakery.user;
  await world.admin('suspend', world.bakery.id);

  const wrong = await world.nobody.post('/api/auth/sign-in/email', { email, password: 'a wrong one' });
  const right = await world.nobody.post('/api/auth/sign-in/email', { email, password });

  expectRefusal(wrong, 'json', 'unauthenticated');
  expect(right.status).toBe(200);
});
