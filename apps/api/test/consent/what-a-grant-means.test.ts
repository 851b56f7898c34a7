import type { CreatedChannelKey, Question } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';
import type { User } from '../world/visitor.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

async function asked(user: User): Promise<Extract<Question, { step: 'choose' }>> {
  const question = await world.as(user).question((await world.partner.onboarding.start()).url);
  if (question.step !== 'choose') throw new Error(`The page asks ${question.step}.`);
  return question;
}
const ownKeys = async (user: User) => (await asked(user)).channels.map(({ ownKey }) => ownKey);

test('the key that goes silent is named: the client’s own that is in force, and only when there is one', async () => {
  const { bakery } = world;
  const [first, second] = bakery.channels.map(({ id }) => id);
  const owner = world.as(bakery.user);
  const make = async (channelId: string | undefined, name: string, more = {}) =>
    resultOf<CreatedChannelKey>(await owner.change('channelKeys.create', { channelId, name, ...more }));
  expect(await ownKeys(bakery.user)).toEqual([null, null, null, null]);

  await make(first, 'Old till');
  await make(first, 'Till', { overlap: '24h' });
  const { id } = await make(second, 'Newsletter');
  expect(await ownKeys(bakery.user)).toEqual(['Till', 'Newsletter', null, null]);

  resultOf(await owner.change('channelKeys.revoke', { id }));
  expect(await ownKeys(bakery.user)).toEqual(['Till', null, null, null]);

  // After the client shares the number, the client's own key works until the partner makes a key. The page shows the
  // name of the client's own key, and never the name of a key that the partner has made.
  await world.share([first ?? '']);
  expect(await ownKeys(bakery.user)).toEqual(['Till', null, null, null]);
  await world.partner.channelKeys.create({ channelId: first ?? '', name: 'Nothing ends, press on' });
  expect(await ownKeys(bakery.user)).toEqual([null, null, null, null]);
});

test('numbers that come later are shared where the partner pays and shares by default, and the page knows', async () => {
  const { bakery, travel, partner, admin } = world;
  const add = async (number: string) => {
    const line = ['--client', travel.id, '--number', number, '--name', 'Later'];
    const { id } = await admin<{ id: string }>('channel', 'add', ...line);
    return (await partner.permissions.check({ channelIds: [id] })).shared.includes(id);
  };

  expect((await asked(bakery.user)).laterShared).toBe(false);
  expect((await asked(travel.user)).laterShared).toBe(true);
  expect(await add('+447700900811')).toBe(true);
  await partner.settings.update({ shareNewNumbersByDefault: false });
  expect((await asked(travel.user)).laterShared).toBe(false);
  expect(await add('+447700900812')).toBe(false);
});

test('one grant shows the partner every number of the client and its name, as the page says', async () => {
  const { pharmacy, partner } = world;
  const { requestId, client, channels, firstTime } = await asked(pharmacy.user);
  const line = ['--client', client.id, '--number', '+447700900813', '--name', 'Night desk'];
  await world.admin('channel', 'add', ...line);
  const seen = async () =>
    (await partner.channels.list({}).toArray({ limit: 200 }))
      .filter(({ clientId }) => clientId === client.id)
      .map(({ name, phoneNumber }) => [name, phoneNumber]);
  expect([firstTime, await seen()]).toEqual([true, []]);

  const grant = channels.slice(0, 1).map(({ id }) => id);
  await world
    .as(pharmacy.user)
    .answer({ requestId, decision: 'save', clientId: client.id, grant, withdraw: [], keep: [] });

  expect(await seen()).toHaveLength(channels.length + 1);
  expect(await seen()).toContainEqual(['Night desk', '+447700900813']);
});
