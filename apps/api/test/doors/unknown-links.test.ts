import { expect, test } from 'vitest';
import { call, resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';

const unknownRequest = (at: number) => `req_${String(at).padStart(22, '0')}`;
const question = (as: Caller, requestId: string) =>
  as.post('/permission/question', { path: '/permission', query: `?request=${requestId}` });

async function startRequest(world: World): Promise<string> {
  const as = world.as(world.demo.partner.partnerKey);
  return resultOf<{ id: string }>(await as.change('onboarding.start', {})).id;
}

test('however many unknown requests are tried at an address, a real one still opens and is answered', async () => {
  await using world = await startWorld();
  const request = await startRequest(world);
  const owner = world.as(world.bakery.user);
  const answer = (requestId: string) => owner.post('/permission/answer', { requestId, decision: 'deny' });

  for (let at = 0; at < 7; at++) {
    // Any page on the web can make a visitor's browser load these addresses as images. The browser sends no cookie with
    // such a request.
    expect((await call(`${world.baseUrl}/permission?request=${unknownRequest(at)}`)).status).toBe(404);
    expectRefusal(await question(owner, unknownRequest(at)), 'json', 'not_found');
    expectRefusal(await answer(unknownRequest(at)), 'json', 'not_found');
  }

  expect((await call(`${world.baseUrl}/permission?request=${request}`)).status).toBe(200);
  expect((await question(owner, request)).body).toMatchObject({ step: 'choose' });
  expect((await answer(request)).body).toMatchObject({ status: 'denied' });
});

test('a request is for the first person who opens it, however often others try', async () => {
  await using world = await startWorld();
  const request = await startRequest(world);
  const first = world.as(world.bakery.user);
  const second = await world.invite(world.bakery.id, 'second@bakery.example');
  await question(first, request);

  for (let at = 0; at < 7; at++) expectRefusal(await question(second, request), 'json', 'not_found');

  expect((await question(first, request)).body).toMatchObject({ step: 'choose' });
});

test('however many unknown sign-up links were tried from the network, by others too, a fresh one works', async () => {
  await using world = await startWorld();
  const invite = ['person', 'add', '--email', 'new@bakery.example', '--account', world.bakery.id];
  const { token } = await world.admin<{ token: string }>(...invite);
  const join = (text: string) =>
    world.nobody.post('/sign-in/new', { token: text, name: 'New', password: 'long enough for us' });

  const tried = await Promise.all(Array.from({ length: 40 }, (_, at) => join(`guess${at}`)));

  for (const answer of tried) expectRefusal(answer, 'json', 'not_found');
  expect((await join(token)).status).toBe(200);
  expectRefusal(await join(token), 'json', 'not_found');
  expect(await world.sql('select from platform.allowance')).toEqual([]);
});

test('forty unknown sign-up links cost less than thirty passwords, so the server hashes no password for them', async () => {
  await using world = await startWorld();
  const token = (at: number) => ({ token: `guess${at}`, name: 'New', password: 'long enough for us' });
  await world.nobody.post('/sign-in/new', token(0));
  const before = process.cpuUsage();

  for (let at = 1; at <= 40; at++) await world.nobody.post('/sign-in/new', token(at));

  const { user, system } = process.cpuUsage(before);
  const hashed = process.cpuUsage();
  for (let at = 0; at < 10; at++) await world.services.identity.hashPassword('long enough for us');
  const hash = process.cpuUsage(hashed);
  expect(user + system).toBeLessThan(3 * (hash.user + hash.system));
});

test('a sign-up link says for whom it is, as often as it is opened, and to nobody once it is used', async () => {
  await using world = await startWorld();
  const invite = async (account: string) => {
    const { token } = await world.admin<{ token: string }>(
      ...['person', 'add', '--email', 'new@bakery.example', '--account', account],
    );
    return token;
  };
  const look = (token: string) => world.nobody.post('/sign-in/invitation', { token });
  const first = await invite(world.bakery.id);
  const said = (company: string) => ({
    email: 'new@bakery.example',
    name: null,
    company,
    hasPassword: false,
    purpose: 'invitation',
  });
  expect((await look(first)).body).toEqual(said('Harbour Bakery'));
  const second = await invite(world.demo.partner.id);

  // The server sets no limit for these calls. Nobody can guess a token, and programs that preview links, or persons
  // with an old link, make such calls too.
  for (let at = 0; at < 7; at++) expectRefusal(await look(`guess${at}`), 'json', 'not_found');
  for (let at = 0; at < 2; at++) expect((await look(second)).body).toEqual(said('Acme Inbox'));
  const joined = { token: second, name: 'New', password: 'long enough for us' };
  expect((await world.nobody.post('/sign-in/new', joined)).status).toBe(200);

  for (const token of [first, second]) expectRefusal(await look(token), 'json', 'not_found');
  // The server refuses this request for an invitation because its `Origin` header names another site.
  const foreign = await world.nobody.post(
    '/sign-in/invitation',
    { token: first },
    { headers: { origin: 'https://evil.example' } },
  );
  expectRefusal(foreign, 'json', 'invalid_input');
});
