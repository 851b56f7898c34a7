import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { addForeignWorld, type ForeignWorld } from './support/foreign-world.ts';
import { snapshot } from './support/tables.ts';

let world: World;
let foreign: ForeignWorld;
beforeAll(async () => {
  world = await startWorld();
  foreign = await addForeignWorld(world);
});
afterAll(() => world.stop());

test('a person answers for no client of others, about no number of others, on no request of others', async () => {
  const { baseUrl, demo } = world;
  const owner = world.as(world.bakery.user);
  const link = { path: `/onboarding/${demo.partner.id}`, query: '' };
  const asked = await owner.question(`${baseUrl}${link.path}`);
  const requestId = asked.step === 'choose' ? asked.requestId : '';
  const answer = { requestId, decision: 'save', clientId: world.bakery.id, grant: [], withdraw: [], keep: [] };
  const before = await snapshot(world);

  const refused = await Promise.all([
    owner.post('/permission/question', { ...link, clientId: foreign.ids.client }),
    owner.post('/permission/answer', { ...answer, clientId: foreign.ids.client, grant: [foreign.ids.channel] }),
    owner.post('/permission/answer', { ...answer, grant: [foreign.ids.channel] }),
    owner.post('/permission/review', { requestId, clientId: world.bakery.id, withdraw: [foreign.ids.channel] }),
    owner.post('/permission/review', { requestId, clientId: foreign.ids.client, withdraw: [foreign.ids.channel] }),
    owner.post('/permission/review', {
      requestId: foreign.ids.request,
      clientId: foreign.ids.client,
      withdraw: [foreign.ids.channel],
    }),
    owner.post('/permission/answer', { requestId: foreign.ids.request, decision: 'deny' }),
    owner.post('/permission/more-time', { requestId: foreign.ids.request }),
  ]);

  for (const each of refused) expectRefusal(each, 'json', 'not_found');
  expect(await snapshot(world)).toEqual(before);
});

test('an account of others in the header is none', async () => {
  const owner = world.as(world.demo.partner.user);

  for (const account of [foreign.ids.partner, foreign.ids.client, '0000000000PA']) {
    expectRefusal(await owner.ask('channels.list', undefined, { account }), 'procedures', 'not_found');
  }
});
