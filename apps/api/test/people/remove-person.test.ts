import type { RequestedCode } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WITH_MAIL } from '../notices/mail-world.ts';
import { call, outcomeOf, resultOf } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';

// These tests take over two seconds, because nine persons are invited, and the server hashes the password that each of
// them sets.
const start = () => startWorld({ ...WITH_MAIL, nodes: 2 });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

const partnerId = () => world.demo.partner.id;
const whoAmI = async (cookie: string) =>
  (await call(`${world.baseUrl}/api/auth/get-session`, { headers: { cookie } })).body;
const tokenOf = async (person: { email: string; password: string }) => {
  const asked = await world.as({}).post('/api/v2/token', { username: person.email, password: person.password });
  return (asked.body as { access_token: string }).access_token;
};
const eventsOf = async (personId: string) =>
  (
    await world.sql<{ told: string }>(
      `select concat_ws(' ', type, actor_kind, coalesce(partner_id, client_id)) as told from event
       where subject_id = $1 order by id`,
      [personId],
    )
  ).map(({ told }) => told);

test('whoever is removed is out at the next call on every node, with whatever he had', async () => {
  const person = await world.invite(partnerId(), 'leaver@relay.example', { role: 'member' });
  const token = await tokenOf(person);
  const elsewhere = await world.signIn(person, { node: 1 });
  const code = resultOf<RequestedCode>(
    await person.change('codes.request', { procedure: 'authenticator.begin', input: {} }),
  );
  const link = await world.admin<{ token: string }>(
    ...['person', 'add', '--email', person.email, '--account', partnerId(), '--role', 'member'],
  );
  const withToken = () => world.as({ authorization: `Bearer ${token}` }).ask('clients.list', undefined, { node: 1 });
  expect([outcomeOf(await withToken()), await whoAmI(person.cookie)]).toEqual([200, expect.anything()]);

  const removed = await world.admin('person', 'remove', 'Leaver@relay.example');

  expect(removed).toMatchObject({ id: person.id, accounts: [partnerId()], sessions: 2, legacyTokens: 1 });
  expect(await whoAmI(person.cookie)).toBeNull();
  expect(outcomeOf(await elsewhere.ask('settings.get', undefined, { node: 1 }))).toBe('unauthenticated');
  expect(outcomeOf(await withToken())).toBe('rotated_out');
  const used = { token: link.token, name: 'X', password: 'correct horse battery' };
  expect((await world.nobody.post('/sign-in/new', used)).status).toBe(404);
  const again = await world.nobody.post('/api/auth/sign-in/email', { email: person.email, password: person.password });
  expect(again.status).toBe(401);
  expect(await world.sql('select from one_time_code where id = $1', [code.id])).toEqual([]);
  expect(await world.admin('person', 'sessions', person.id)).toEqual([]);
  expect((await eventsOf(person.id)).at(-1)).toBe(`person.removed operator ${partnerId()}`);
});

test('an owner who is added is told to the owners who are there, and so is a new link; not to himself', async () => {
  const { id, name, user } = world.pharmacy;
  const add = (role: string) =>
    world.admin('person', 'add', '--email', 'new@pharmacy.example', '--account', id, '--role', role);
  const told = () => world.post.mails.filter(({ text }) => text.includes('new@pharmacy.example'));

  await add('member');
  await eventually(() => told().length).toBe(1);
  await add('owner');
  await eventually(() => told().length).toBe(2);
  await add('owner');
  await eventually(() => told().length).toBe(3);

  const person = 'new@pharmacy.example';
  expect(told().map(({ subject }) => subject)).toEqual([
    `${person} was added to ${name}`,
    `${person} has another role in ${name}`,
    `${person} got a new sign-up link for ${name}`,
  ]);
  expect(told().flatMap(({ recipients }) => recipients)).toEqual([user.email, user.email, user.email]);
  expect(told()[1]?.text).toContain(`- ${person}, as owner`);
  expect(told()[0]?.text).toContain('Who:  the operator of this server');
});

test('a removal is told by mail to the person and to the owners who stay, who read his name', async () => {
  const person = await world.invite(world.bakery.id, 'gone@bakery.example', { role: 'admin' });

  await world.admin('person', 'remove', person.email, '--account', world.bakery.id);

  const told = () =>
    world.post.mails.filter(({ text }) => text.includes('no longer belong') && text.includes('Bakery'));
  await eventually(() =>
    told()
      .flatMap(({ recipients }) => recipients)
      .sort(),
  ).toEqual([person.email, world.bakery.user.email].sort());
  const [toOwner] = told().filter(({ recipients }) => recipients[0] === world.bakery.user.email);
  expect(toOwner?.subject).toBe(`Somebody <${person.email}> was removed from ${world.bakery.name}`);
  expect(toOwner?.text).toContain('Who:  the operator of this server');
});

test('who is removed from one account keeps the others, and signs in again', async () => {
  const person = await world.invite(world.studio.id, 'both@studio.example');
  await world.admin('person', 'add', '--email', person.email, '--account', world.travel.id, '--role', 'member');

  await world.admin('person', 'remove', person.id, '--account', world.travel.id);

  expect(await whoAmI(person.cookie)).toBeNull();
  const again = await world.signIn(person);
  expect(outcomeOf(await again.ask('channels.list'))).toBe(200);
  expect(await world.admin('person', 'list', '--account', world.travel.id)).not.toContainEqual(
    expect.objectContaining({ id: person.id }),
  );
});

test('the last owner of an active account is not removed, of a suspended one he is', async () => {
  const { id } = await world.admin<{ id: string }>('client', 'add', '--name', 'Nursery');
  const owner = await world.invite(id, 'owner@nursery.example');
  await world.invite(id, 'admin@nursery.example', { role: 'admin' });
  // An account needs an owner. A person who was invited but has not joined yet does not count as another owner.
  await world.admin('person', 'add', '--email', 'invited@nursery.example', '--account', id);
  const remove = () => world.admin('person', 'remove', owner.id);

  await expect(remove()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Nursery') });
  expect(await whoAmI(owner.cookie)).not.toBeNull();
  await world.admin('suspend', id);

  expect(await remove()).toMatchObject({ accounts: [id] });
  await expect(remove()).rejects.toMatchObject({ code: 'not_found', message: expect.stringContaining('no role') });
});

test('who is invited again after a removal sets a new password, and nothing of before is good', async () => {
  const person = await world.invite(world.travel.id, 'back@travel.example', { role: 'member' });
  await world.admin('person', 'remove', person.id);

  const again = await world.invite(world.travel.id, person.email, { role: 'member', password: 'another password' });

  expect(again.id).toBe(person.id);
  expect(await whoAmI(person.cookie)).toBeNull();
  const before = { email: person.email, password: person.password };
  expect((await world.nobody.post('/api/auth/sign-in/email', before)).status).toBe(401);
});

test('a person who is signed out everywhere has no session and no legacy token, is told once, and keeps the password', async () => {
  const person = await world.invite(partnerId(), 'here@relay.example', { role: 'member' });
  const token = await tokenOf(person);
  await world.signIn(person, { node: 1 });
  expect(await world.admin('person', 'sessions', person.email)).toHaveLength(2);
  const signOut = () => world.admin('person', 'sign-out', person.email);

  expect(await signOut()).toEqual({ id: person.id, sessions: 2, legacyTokens: 1 });
  expect(await signOut()).toEqual({ id: person.id, sessions: 0, legacyTokens: 0 });

  expect(await whoAmI(person.cookie)).toBeNull();
  expect(outcomeOf(await world.as({ authorization: `Bearer ${token}` }).ask('clients.list'))).toBe('rotated_out');
  const told = () => world.post.mails.filter(({ subject }) => subject === 'You were signed out everywhere');
  await eventually(() => told().map(({ recipients }) => recipients)).toEqual([[person.email]]);
  expect((await eventsOf(person.id)).filter((event) => event.startsWith('person.signed_out'))).toHaveLength(1);
  expect(await whoAmI((await world.signIn(person)).cookie)).not.toBeNull();
});

test('the list of people says who has what, and no secret', async () => {
  const { id, email } = await world.invite(world.studio.id, 'listed@studio.example', { role: 'admin' });
  await world.admin('person', 'add', '--email', 'waits@studio.example', '--account', world.studio.id);

  const list = await world.admin<{ email: string }[]>('person', 'list', '--account', world.studio.id);

  const studio = { accountId: world.studio.id, account: world.studio.name };
  const known = { id, email, name: 'Somebody', hasPassword: true, hasAuthenticator: false, sessions: 1 };
  expect(list).toContainEqual({ ...known, roles: [{ ...studio, role: 'admin' }] });
  expect(list.find((person) => person.email === 'waits@studio.example')).toMatchObject({ hasPassword: false });
});
