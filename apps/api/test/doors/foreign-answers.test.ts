import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, post, withCookie } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { addForeignWorld, type ForeignWorld } from './support/foreign-world.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { snapshot } from './support/tables.ts';

let doors: Doors;
let foreign: ForeignWorld;
beforeAll(async () => {
  doors = await openDoors();
  foreign = await addForeignWorld(doors);
});
afterAll(() => doors.stop());

test('a person answers for no client of others, about no number of others, on no request of others', async () => {
  const { baseUrl, demo } = doors;
  const owner = await doors.signIn(demo.clients[0]?.user ?? demo.partner.user);
  const as = { cookie: owner.cookie };
  const link = { path: `/onboarding/${demo.partner.id}`, query: '' };
  const asked = await owner.question(`${baseUrl}${link.path}`);
  const requestId = asked.step === 'choose' ? asked.requestId : '';
  const answer = { requestId, decision: 'save', clientId: demo.clients[0]?.id, grant: [], withdraw: [], keep: [] };
  const before = await snapshot(doors);

  const refused = await Promise.all([
    post(baseUrl, '/permission/question', { ...link, clientId: foreign.ids.client }, as),
    post(baseUrl, '/permission/answer', { ...answer, clientId: foreign.ids.client, grant: [foreign.ids.channel] }, as),
    post(baseUrl, '/permission/answer', { ...answer, grant: [foreign.ids.channel] }, as),
    post(baseUrl, '/permission/answer', { ...answer, withdraw: [foreign.ids.channel] }, as),
    post(baseUrl, '/permission/answer', { requestId: foreign.ids.request, decision: 'deny' }, as),
    post(baseUrl, '/permission/more-time', { requestId: foreign.ids.request }, as),
  ]);

  for (const each of refused) expectRefusal(each, 'json', 'not_found');
  expect(await snapshot(doors)).toEqual(before);
});

test('an account of others in the header is none', async () => {
  const { cookie } = await doors.signIn(doors.demo.partner.user);

  for (const account of [foreign.ids.partner, foreign.ids.client, '0000000000PA']) {
    expectRefusal(
      await ask(doors.baseUrl, withCookie(doors.baseUrl, cookie, account), 'channels.list'),
      'procedures',
      'not_found',
    );
  }
});
