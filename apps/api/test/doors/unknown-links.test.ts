import { expect, test } from 'vitest';
import { call, change, post, resultOf, withKey } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { addPerson } from './support/people.ts';

const unknownRequest = (at: number) => `req_${String(at).padStart(22, '0')}`;
const question = (doors: Doors, requestId: string, headers: Record<string, string> = {}) =>
  post(doors.baseUrl, '/permission/question', { path: '/permission', query: `?request=${requestId}` }, headers);

async function startRequest(doors: Doors): Promise<string> {
  const as = withKey(doors.demo.partner.partnerKey);
  return resultOf<{ id: string }>(await change(doors.baseUrl, as, 'onboarding.start', {})).id;
}

test('however many unknown requests are tried at an address, a real one still opens and is answered', async () => {
  await using doors = await openDoors();
  const request = await startRequest(doors);
  const { cookie } = await doors.signIn(doors.demo.clients[0]?.user ?? doors.demo.partner.user);
  const answer = (requestId: string) =>
    post(doors.baseUrl, '/permission/answer', { requestId, decision: 'deny' }, { cookie });

  for (let at = 0; at < 7; at++) {
    // Any page can make its visitor load these, without a cookie: as an image.
    expect((await call(`${doors.baseUrl}/permission?request=${unknownRequest(at)}`)).status).toBe(404);
    expectRefusal(await question(doors, unknownRequest(at), { cookie }), 'json', 'not_found');
    expectRefusal(await answer(unknownRequest(at)), 'json', 'not_found');
  }

  expect((await call(`${doors.baseUrl}/permission?request=${request}`)).status).toBe(200);
  expect((await question(doors, request, { cookie })).body).toMatchObject({ step: 'choose' });
  expect((await answer(request)).body).toMatchObject({ status: 'denied' });
});

test('a request is for the first person who opens it, however often others try', async () => {
  await using doors = await openDoors();
  const request = await startRequest(doors);
  const first = await doors.signIn(doors.demo.clients[0]?.user ?? doors.demo.partner.user);
  const second = await addPerson(doors, { email: 'second@bakery.example', account: doors.demo.clients[0]?.id ?? '' });
  await question(doors, request, { cookie: first.cookie });

  for (let at = 0; at < 7; at++)
    expectRefusal(await question(doors, request, { cookie: second.cookie }), 'json', 'not_found');

  expect((await question(doors, request, { cookie: first.cookie })).body).toMatchObject({ step: 'choose' });
});

test('after five unknown sign-up links the address waits, and a real link is not used up', async () => {
  await using doors = await openDoors();
  const invite = { email: 'new@bakery.example', account: doors.demo.clients[0]?.id ?? '' };
  const { token } = await doors.admin<{ token: string }>(
    'person',
    'add',
    '--email',
    invite.email,
    '--account',
    invite.account,
  );
  const join = (text: string) =>
    post(doors.baseUrl, '/sign-in/new', { token: text, name: 'New', password: 'long enough for us' });

  for (let at = 0; at < 5; at++) expectRefusal(await join(`guess${at}`), 'json', 'not_found');

  expectRefusal(await join(token), 'json', 'rate_limited');
  await doors.sql('delete from platform.failure');
  expect((await join(token)).status).toBe(200);
  expectRefusal(await join(token), 'json', 'not_found');
});
