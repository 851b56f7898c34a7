import { describe, expect, test } from 'vitest';
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

async function guessFive(doors: Doors, headersOf: (at: number) => Record<string, string> = () => ({})): Promise<void> {
  for (let at = 0; at < 5; at++)
    expectRefusal(await question(doors, unknownRequest(at), headersOf(at)), 'json', 'not_found');
}

describe('after five unknown requests', () => {
  test('the address waits, for a real one too', async () => {
    await using doors = await openDoors();
    const request = await startRequest(doors);

    await guessFive(doors);

    const refused = await question(doors, request);
    expectRefusal(refused, 'json', 'rate_limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
  });

  test('the person waits at every address', async () => {
    await using doors = await openDoors({ config: { trustedProxies: ['loopback'] } });
    const request = await startRequest(doors);
    const { cookie } = await doors.signIn(doors.demo.clients[0]?.user ?? doors.demo.partner.user);
    const from = (at: number) => ({ cookie, 'x-forwarded-for': `203.0.113.${at}` });

    await guessFive(doors, from);

    expectRefusal(await question(doors, request, from(99)), 'json', 'rate_limited');
    expect((await question(doors, request, { 'x-forwarded-for': '203.0.113.99' })).status).toBe(200);
  });

  test('answers wait as well as questions', async () => {
    await using doors = await openDoors();
    const { cookie } = await doors.signIn(doors.demo.clients[0]?.user ?? doors.demo.partner.user);
    const answer = (at: number) =>
      post(doors.baseUrl, '/permission/answer', { requestId: unknownRequest(at), decision: 'deny' }, { cookie });

    for (let at = 0; at < 5; at++) expectRefusal(await answer(at), 'json', 'not_found');

    expectRefusal(await answer(5), 'json', 'rate_limited');
    expectRefusal(await question(doors, await startRequest(doors)), 'json', 'rate_limited');
  });

  test('looking at the page counts as well, and a page that waits says so', async () => {
    await using doors = await openDoors();
    const open = (requestId: string) => call(`${doors.baseUrl}/permission?request=${requestId}`);
    const request = await startRequest(doors);

    for (let at = 0; at < 5; at++) expect((await open(unknownRequest(at))).status).toBe(404);

    const page = await open(request);
    expect([page.status, page.headers.get('x-refusal')]).toEqual([429, 'rate_limited']);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    expectRefusal(await question(doors, request), 'json', 'rate_limited');
  });

  test('a plain link still opens, because it has nothing to guess', async () => {
    await using doors = await openDoors();

    await guessFive(doors);

    const plain = await post(doors.baseUrl, '/permission/question', {
      path: `/onboarding/${doors.demo.partner.id}`,
      query: '',
    });
    expect(plain.body).toMatchObject({ step: 'sign_in' });
  });

  test('a restart forgets nothing', async () => {
    const before = await openDoors();
    const request = await startRequest(before);
    await guessFive(before);
    await before.stop();

    await using after = await openDoors({ databaseUrl: before.databaseUrl });

    expectRefusal(await question(after, request), 'json', 'rate_limited');
  });
});

test('a request that exists is no guess, however it stands', async () => {
  await using doors = await openDoors();
  const request = await startRequest(doors);
  const first = await doors.signIn(doors.demo.clients[0]?.user ?? doors.demo.partner.user);
  const second = await addPerson(doors, { email: 'second@bakery.example', account: doors.demo.clients[0]?.id ?? '' });
  await question(doors, request, { cookie: first.cookie });

  // Bound to the first person: for the second one it is over, and he did not guess.
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
