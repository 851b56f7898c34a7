import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outcomeOf } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld } from '../world/start-world.ts';

const open = () => startWorld({ clock: fakeClock() });
let world: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  world = await open();
});
afterAll(() => world.stop());

const forget = (email: string) => world.nobody.post('/sign-in/forgotten', { email });
const mailsTo = (email: string) => world.mails().filter(({ to }) => to === email);
const tokensTo = (email: string) => mailsTo(email).flatMap(({ text }) => /\/sign-in\/new#(\w+)/.exec(text)?.[1] ?? []);
const NEXT = 'correct horse battery';

test('a forgotten password is set with a mailed link; the name stays, and every session of before ends', async () => {
  const person = await world.invite(world.bakery.id, 'forgets@people.example', { role: 'member' });

  expect((await forget(' Forgets@People.example ')).body).toEqual({ ok: true });

  await eventually(() => tokensTo(person.email)).toHaveLength(1);
  const token = tokensTo(person.email)[0] ?? '';
  const shown = await world.nobody.post('/sign-in/invitation', { token });
  expect(shown.body).toMatchObject({ email: person.email, name: 'Somebody', hasPassword: true, purpose: 'password' });
  const set = await world.nobody.post('/sign-in/new', { token, password: NEXT });
  expect(set.body).toEqual({ email: person.email, isSignedIn: true });
  const [named] = await world.sql<{ name: string }>('select name from identity."user" where id = $1', [person.id]);
  expect(named?.name).toBe('Somebody');
  expect(outcomeOf(await person.ask('profile.get'))).toBe('unauthenticated');
  expect(outcomeOf(await world.nobody.post('/sign-in/new', { token, password: NEXT }))).toBe('not_found');
  const events = await world.sql<{ type: string; actor_kind: string }>(
    "select type, actor_kind from event where subject_id = $1 and type like 'person.password%' order by id",
    [person.id],
  );
  expect(events).toEqual([
    { type: 'person.password_forgotten', actor_kind: 'system' },
    { type: 'person.password_changed', actor_kind: 'person' },
  ]);
});

test('an unknown address and a person without a role get the same answer and no mail', async () => {
  const gone = await world.invite(world.bakery.id, 'gone@people.example', { role: 'member' });
  await world.admin('person', 'remove', gone.id);
  const known = await world.invite(world.bakery.id, 'known@people.example', { role: 'member' });

  const [unknown, removed, right] = [
    await forget('nobody@people.example'),
    await forget(gone.email),
    await forget(known.email),
  ];

  const seen = ({ status, text, headers }: typeof unknown) => [status, text, headers.get('content-length')];
  expect(seen(unknown)).toEqual(seen(right));
  expect(seen(removed)).toEqual(seen(right));
  // The links are made in the order of the requests, so the two others would have been mailed before.
  await eventually(() => tokensTo(known.email)).toHaveLength(1);
  expect(mailsTo('nobody@people.example')).toEqual([]);
  expect(tokensTo(gone.email)).toEqual([]);
});

test('the link works for an hour', async () => {
  const person = await world.invite(world.bakery.id, 'slow@people.example', { role: 'member' });
  await forget(person.email);
  await eventually(() => tokensTo(person.email)).toHaveLength(1);

  world.clock.pass(61 * 60_000);

  const token = tokensTo(person.email)[0] ?? '';
  expect(outcomeOf(await world.nobody.post('/sign-in/new', { token, password: NEXT }))).toBe('not_found');
});

test('a fourth link for one address has to wait, known or not, and a network has its own limit', async () => {
  await world.sql('truncate platform.allowance');
  const person = await world.invite(world.bakery.id, 'often@people.example', { role: 'member' });

  for (const email of [person.email, 'unknown@people.example']) {
    const outcomes: unknown[] = [];
    for (let at = 0; at < 4; at++) outcomes.push(outcomeOf(await forget(email)));
    expect(outcomes).toEqual([200, 200, 200, 'rate_limited']);
  }
  await eventually(() => tokensTo(person.email)).toHaveLength(3);
  const others: unknown[] = [];
  for (let at = 0; at < 5; at++) others.push(outcomeOf(await forget(`other${at}@people.example`)));
  expect(others).toEqual([200, 200, 200, 200, 'rate_limited']);
  await world.sql('truncate platform.allowance');
});

test('an invitation without a name is refused, and only our own pages ask for a link', async () => {
  const { token } = await world.admin<{ token: string }>(
    ...['person', 'add', '--email', 'nameless@people.example', '--account', world.bakery.id],
  );

  expect((await world.nobody.post('/sign-in/new', { token, password: NEXT })).text).toContain('"path":"name"');
  const elsewhere = { headers: { origin: 'https://evil.example' } };
  expect(outcomeOf(await world.nobody.post('/sign-in/forgotten', { email: 'a@b.example' }, elsewhere))).toBe(
    'invalid_input',
  );
});
