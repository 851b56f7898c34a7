import type { AccountPerson, HandedOver } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import type { Invited } from '../world/people.ts';
import { startWorld } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';

const open = () => startWorld({ clock: fakeClock() });
let world: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  world = await open();
});
afterAll(() => world.stop());

let made = 0;
/** Creates a client with an owner who is signed in. */
async function newClient(): Promise<{ account: string; owner: Invited }> {
  made += 1;
  const { id: account } = await world.admin<{ id: string }>('client', 'add', '--name', `Shop ${made}`);
  return { account, owner: await world.invite(account, `owner${made}@shop.example`) };
}
const listOf = async (person: Visitor, input?: object) =>
  resultOf<{ data: AccountPerson[] }>(await person.ask('people.list', input)).data;
/** Makes a change of people with the one-time code that it needs. */
async function withCode(owner: Visitor, act: string, input: object, account?: string) {
  const sent = account === undefined ? {} : { account };
  const { header: code, approves } = await world.code(owner, act, input, sent);
  return { approves, answer: await owner.change(act, input, { code, ...sent }) };
}
const invite = (owner: Visitor, email: string, role = 'member') => withCode(owner, 'people.invite', { email, role });
const mailsTo = (email: string) => world.mails().filter(({ to }) => to === email);
const tokenTo = (email: string) => /\/sign-in\/new#(\w+)/.exec(mailsTo(email)[0]?.text ?? '')?.[1] ?? '';
const typesAbout = async (id: string) =>
  (await world.sql<{ type: string }>('select type from event where subject_id = $1 order by id', [id])).map(
    ({ type }) => type,
  );

test('an invited person gets the link by mail, and the owner sees it nowhere; after the sign-up the list says so', async () => {
  const { owner, account } = await newClient();

  const { answer, approves } = await invite(owner, 'first@shop.example', 'admin');

  const invited = resultOf<AccountPerson>(answer);
  expect(approves).toEqual(['Person: first@shop.example', 'Role: admin']);
  expect(invited).toMatchObject({ email: 'first@shop.example', role: 'admin', isInvited: true, lastSignInAt: null });
  const token = tokenTo('first@shop.example');
  expect(token).toHaveLength(32);
  expect(answer.text).not.toContain(token);
  const shown = (await world.nobody.post('/sign-in/invitation', { token })).body;
  expect(shown).toMatchObject({ purpose: 'invitation', hasPassword: false });
  await world.nobody.post('/sign-in/new', { token, name: 'First', password: 'correct horse battery' });
  const [person] = await listOf(owner, { name: 'FIRST@' });
  expect(person).toEqual({ ...invited, name: 'First', isInvited: false, lastSignInAt: expect.any(String) });
  const ownerMails = () => mailsTo(owner.email).filter(({ subject }) => subject.includes('was added'));
  await eventually(ownerMails).toHaveLength(1);
  expect(ownerMails()[0]?.text).not.toContain(token);
  const withToken = await world.sql('select from event where client_id = $1 and data::text like $2', [
    account,
    `%${token}%`,
  ]);
  expect(withToken).toEqual([]);
});

test('whoever has a password is added without a link, is told by mail, and keeps password and sessions', async () => {
  const { owner } = await newClient();
  const other = await newClient();

  const { answer } = await invite(owner, other.owner.email, 'owner');

  expect(resultOf<AccountPerson>(answer)).toMatchObject({ id: other.owner.id, role: 'owner', isInvited: false });
  const [mail] = mailsTo(other.owner.email);
  expect(mail?.subject).toMatch(/^You were added to Shop/);
  expect(mail?.text).not.toContain('/sign-in/new');
  const links = await world.sql('select from sign_up_link where person_id = $1 and used_at is null', [other.owner.id]);
  expect(links).toEqual([]);
  expect(outcomeOf(await other.owner.ask('people.list', undefined, { account: other.account }))).toBe(200);
  expect(outcomeOf((await invite(owner, other.owner.email)).answer)).toBe('conflict');
});

// The control is in `remove-person.test.ts`: the mail about the removal names a person who has signed in.
test('no mail names a person who never signed in to the account, also not after a new role or the removal', async () => {
  const { owner } = await newClient();
  const { owner: added } = await newClient();
  await invite(owner, added.email, 'admin');

  const { id } = added;
  expect(outcomeOf(await owner.change('people.changeRole', { id, role: 'member' }))).toBe(200);
  expect(outcomeOf(await owner.change('people.remove', { id }))).toBe(200);

  const told = () => mailsTo(owner.email).filter(({ subject }) => subject.includes(added.email));
  await eventually(told).toHaveLength(3);
  expect(JSON.stringify(told())).not.toContain(`<${added.email}>`);
});

test('a person who is removed and added again has no name in list and mails, until the next sign-in', async () => {
  const { owner } = await newClient();
  const { owner: added } = await newClient();
  const { id, email } = added;
  const listedName = async () => (await listOf(owner, { name: email }))[0]?.name;
  /** Gives the person another role and removes the person. Returns how many of the mails so far have the name. */
  const mailsWithName = async (mails: number) => {
    expect(outcomeOf(await owner.change('people.changeRole', { id, role: 'member' }))).toBe(200);
    expect(outcomeOf(await owner.change('people.remove', { id }))).toBe(200);
    const told = () => mailsTo(owner.email).filter(({ subject }) => subject.includes(email));
    await eventually(told).toHaveLength(mails);
    return told().filter(({ subject }) => subject.includes(`<${email}>`)).length;
  };
  // Control: after a sign-in the list has the name, and so have the mails about the new role and the removal.
  await invite(owner, email, 'admin');
  await world.signIn(added);
  expect(await listedName()).not.toBe(email);
  expect(await mailsWithName(3)).toBe(2);

  await invite(owner, email, 'admin');

  expect(await listedName()).toBe(email);
  expect(await mailsWithName(6)).toBe(2);
});

test('an account reads the last sign-in of a person only since the person was added, not the one before', async () => {
  const { owner } = await newClient();
  const other = await newClient();
  world.clock.pass(60_000);

  const { answer } = await invite(owner, other.owner.email);

  const { email } = other.owner;
  expect(resultOf<AccountPerson>(answer)).toMatchObject({ name: email, hasAuthenticator: false, lastSignInAt: null });
  const listed = async (name = email) => (await listOf(owner, { name }))[0];
  const lastOf = async () => (await listed())?.lastSignInAt;
  // Whoever adds an address does not find out whose it is: not in the list, not by a search, not in the mail.
  expect(await listed()).toMatchObject({ name: email, hasAuthenticator: false });
  const [{ name } = { name: '' }] = await world.sql<{ name: string }>(
    'select name from identity."user" where email = $1',
    [email],
  );
  expect(name).not.toBe(email);
  const told = () => mailsTo(owner.email).filter(({ subject }) => subject.includes('was added'));
  await eventually(told).toHaveLength(1);
  expect(told()[0]?.text).toContain(email);
  expect(told()[0]?.text).not.toContain(`<${email}>`);
  const found = async () => (await listOf(owner, { name })).map((person) => person.email);
  expect(await found()).not.toContain(email);
  expect(await lastOf()).toBeNull();
  // Control: the account from before goes on to see it, and both see the next sign-in.
  const there = await other.owner.ask('people.list', undefined, { account: other.account });
  expect(resultOf<{ data: AccountPerson[] }>(there).data[0]?.lastSignInAt).not.toBeNull();
  const before = world.clock.now().toISOString();
  await world.signIn(other.owner);
  expect((await lastOf()) ?? '').toSatisfy((at: string) => at >= before);
  expect(await listed()).toMatchObject({ name });
  expect(await found()).toContain(email);
});

test('an invitation is sent again until there is a password, with the role that was asked for last', async () => {
  const { owner } = await newClient();
  await invite(owner, 'again@shop.example', 'member');
  const first = tokenTo('again@shop.example');

  const { answer } = await invite(owner, 'again@shop.example', 'admin');

  expect(resultOf<AccountPerson>(answer)).toMatchObject({ role: 'admin', isInvited: true });
  expect(tokenTo('again@shop.example')).not.toBe(first);
  expect(await listOf(owner)).toHaveLength(2);
});

test('every person of the account sees the people, page by page; only owners change them, and only with a code', async () => {
  const { owner, account } = await newClient();
  const admin = await world.invite(account, 'admin@lists.example', { role: 'admin' });
  const member = await world.invite(account, 'member@lists.example', { role: 'member' });

  expect((await listOf(member)).map(({ email }) => email)).toEqual([member.email, admin.email, owner.email]);
  const page = resultOf<{ data: AccountPerson[]; nextCursor: string }>(await member.ask('people.list', { limit: 2 }));
  expect((await listOf(member, { limit: 2, cursor: page.nextCursor })).map(({ id }) => id)).toEqual([owner.id]);
  for (const person of [admin, member]) {
    for (const [act, input] of [
      ['people.invite', { email: 'x@shop.example', role: 'owner' }],
      ['people.changeRole', { id: person.id, role: 'owner' }],
      ['people.remove', { id: owner.id }],
      ['people.handOver', { id: person.id }],
    ] as const)
      expect(outcomeOf(await person.change(act, input))).toBe('not_allowed');
  }
  expect(outcomeOf(await owner.change('people.invite', { email: 'x@shop.example', role: 'member' }))).toBe(
    'code_required',
  );
  expect(outcomeOf(await owner.change('people.changeRole', { id: member.id, role: 'admin' }))).toBe('code_required');
  expect(outcomeOf(await owner.change('people.handOver', { id: member.id }))).toBe('code_required');
  expect(outcomeOf(await world.as(world.demo.partner.partnerKey).ask('people.list'))).toBe('not_allowed');
});

test('a role is raised with a code and lowered without; it holds from the next request, and person and owners are told', async () => {
  const { owner, account } = await newClient();
  const person = await world.invite(account, 'rises@shop.example', { role: 'member' });
  const lastOwners = async () => (await listOf(person)).filter((each) => each.isLastOwner).map(({ id }) => id);
  expect(await lastOwners()).toEqual([owner.id]);
  const { answer, approves } = await withCode(owner, 'people.changeRole', { id: person.id, role: 'owner' });

  expect(approves).toEqual(['Person: rises@shop.example', 'Role: owner']);
  expect(resultOf<AccountPerson>(answer)).toMatchObject({ role: 'owner' });
  expect(await lastOwners()).toEqual([]);
  expect(outcomeOf(await person.change('people.changeRole', { id: owner.id, role: 'member' }))).toBe(200);
  expect(outcomeOf(await owner.change('people.remove', { id: person.id }))).toBe('not_allowed');
  expect(await typesAbout(owner.id)).toContain('person.role_changed');
  await eventually(() => mailsTo(owner.email).map(({ subject }) => subject)).toContainEqual(
    expect.stringContaining('Your role in Shop'),
  );
  expect(outcomeOf(await person.change('people.changeRole', { id: person.id, role: 'member' }))).toBe('conflict');
});

test('a partner has no admins', async () => {
  const owner = world.as(world.demo.partner.user);
  const member = await world.invite(world.demo.partner.id, 'member@relay.example', { role: 'member' });

  const answer = await owner.change('people.changeRole', { id: member.id, role: 'admin' });

  expect([outcomeOf(answer), answer.text.includes('"path":"role"')]).toEqual(['invalid_input', true]);
});

test('a removed member is out at the next request: session, code, legacy token, password and link', async () => {
  const owner = world.as(world.demo.partner.user);
  const person = await world.invite(world.demo.partner.id, 'leaves@relay.example', { role: 'owner' });
  const { header: code } = await world.code(person, 'partnerKeys.create', { name: 'Mine' });
  const { password, email: username } = person;
  const { access_token: token } = (await world.nobody.post('/api/v2/token', { username, password })).body as {
    access_token: string;
  };

  expect(resultOf(await owner.change('people.remove', { id: person.id }))).toEqual({ id: person.id });

  expect(outcomeOf(await person.ask('channels.list'))).toBe('unauthenticated');
  expect(outcomeOf(await person.change('partnerKeys.create', { name: 'Mine' }, { code }))).toBe('unauthenticated');
  expect(outcomeOf(await world.as(token).ask('clients.list'))).toBe('rotated_out');
  expect(outcomeOf(await world.nobody.post('/api/auth/sign-in/email', { email: username, password }))).toBe(
    'unauthenticated',
  );
  const gone = await owner.change('people.remove', { id: person.id });
  const invented = await owner.change('people.remove', { id: 'usr_0000000000000000000000' });
  expect([outcomeOf(gone), outcomeOf(invented)]).toEqual(['not_found', 'not_found']);
});

test('a removal from one account leaves the sessions in the others alone, and its codes here end', async () => {
  const [here, there] = [await newClient(), await newClient()];
  await world.admin('person', 'add', '--email', there.owner.email, '--account', here.account, '--role', 'owner');
  const input = { name: 'Mine', scopes: ['read'] };
  const at = { account: here.account };
  await world.code(there.owner, 'organizationKeys.create', input, at);
  const codes = () => world.sql('select from one_time_code where person_id = $1', [there.owner.id]);
  expect(await codes()).toHaveLength(1);

  resultOf(await here.owner.change('people.remove', { id: there.owner.id }));

  expect(await codes()).toEqual([]);
  expect(outcomeOf(await there.owner.ask('channels.list', undefined, at))).toBe('not_found');
  expect(outcomeOf(await there.owner.ask('channels.list'))).toBe(200);
});

test('the ownership is handed over in one step, to nobody who cannot sign in and not to oneself', async () => {
  const { owner, account } = await newClient();
  expect(await listOf(owner)).toMatchObject([{ id: owner.id, isLastOwner: true }]);
  const heir = await world.invite(account, 'heir@shop.example', { role: 'member' });
  const waiting = resultOf<AccountPerson>((await invite(owner, 'waits@shop.example')).answer);
  expect(outcomeOf((await withCode(owner, 'people.handOver', { id: waiting.id })).answer)).toBe('conflict');
  expect(outcomeOf(await owner.change('people.handOver', { id: owner.id }))).toBe('conflict');

  const { answer, approves } = await withCode(owner, 'people.handOver', { id: heir.id });

  expect(approves).toEqual(['Person: heir@shop.example']);
  const { owner: next, before } = resultOf<HandedOver>(answer);
  expect([next.id, next.role, before.id, before.role]).toEqual([heir.id, 'owner', owner.id, 'admin']);
  expect(outcomeOf(await owner.change('people.remove', { id: heir.id }))).toBe('not_allowed');
  expect(resultOf(await heir.change('people.remove', { id: owner.id }))).toEqual({ id: owner.id });
  expect(outcomeOf(await heir.change('people.remove', { id: heir.id }))).toBe('conflict');
});
