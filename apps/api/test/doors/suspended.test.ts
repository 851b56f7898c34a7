import { describe, expect, test } from 'vitest';
import { type Answer, call, resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { makeKey } from './support/running-channel.ts';

const send = (world: World, secret: string) => world.as(secret).send();
const statusOf = async (answer: Promise<Answer>) => (await answer).status;

describe('a suspended partner', () => {
  test('is refused at the next call: its keys, the channel keys it made, its people', async () => {
    await using world = await startWorld();
    const { demo, admin } = world;
    const key = world.as(demo.partner.partnerKey);
    const channelKey = await makeKey(world);
    const person = world.as(demo.partner.user);
    expect(
      await Promise.all(
        [key.ask('channels.list'), person.ask('channels.list'), send(world, channelKey.secret)].map(statusOf),
      ),
    ).toEqual([200, 200, 200]);

    await admin('suspend', demo.partner.id);

    expectRefusal(await key.ask('channels.list'), 'procedures', 'suspended');
    expectRefusal(await key.change('channelKeys.revoke', { id: channelKey.id }), 'procedures', 'suspended');
    expectRefusal(await person.ask('channels.list'), 'procedures', 'suspended');
    expectRefusal(await send(world, channelKey.secret), 'messaging', 'suspended');
  });

  test('asks nothing of clients, neither by a link nor by a request that it started before', async () => {
    await using world = await startWorld();
    const { baseUrl, demo, admin } = world;
    const { bakery: client } = world;
    const owner = world.as(client.user);
    const { url } = resultOf<{ url: string }>(await world.as(demo.partner.partnerKey).change('onboarding.start', {}));
    const asked = await owner.question(url);
    const requestId = asked.step === 'choose' ? asked.requestId : '';

    await admin('suspend', demo.partner.id);

    const save = {
      requestId,
      decision: 'save',
      clientId: client.id,
      grant: [client.channels[0]?.id],
      withdraw: [],
      keep: [],
    };
    expectRefusal(await owner.post('/permission/answer', save), 'json', 'not_found');
    for (const link of [url, `${baseUrl}/onboarding/${demo.partner.id}`]) expect(await statusOf(call(link))).toBe(404);
    const open = await world.sql("select from permission where source = 'client_grant'");
    expect(open).toEqual([]);
  });

  test('goes on where it stopped', async () => {
    await using world = await startWorld();
    const { secret } = await makeKey(world);
    await world.admin('suspend', world.demo.partner.id);
    expectRefusal(await send(world, secret), 'messaging', 'suspended');

    await world.admin('suspend', world.demo.partner.id, '--resume');

    expect(await statusOf(send(world, secret))).toBe(200);
    expect(await statusOf(world.as(world.demo.partner.partnerKey).ask('channels.list'))).toBe(200);
  });
});
