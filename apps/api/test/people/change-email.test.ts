import type { Profile } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import type { Invited } from '../world/people.ts';
import { startWorld } from '../world/start-world.ts';

const open = () => startWorld({ clock: fakeClock() });
let world: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  world = await open();
});
afterAll(() => world.stop());

const ask = (person: Invited, email: string, password = person.password) =>
  person.change('profile.changeEmail', { email, password });
const mailsTo = (email: string) => world.mails().filter(({ to }) => to === email);
const tokenTo = (email: string) => /\/profile\/email#(\w+)/.exec(mailsTo(email)[0]?.text ?? '')?.[1] ?? '';
const confirm = (person: { change: Invited['change'] }, token: string) =>
  person.change('profile.confirmEmail', { token });
const show = (person: { change: Invited['change'] }, token: string) =>
  person.change('profile.showEmailChange', { token });

test('a new address is used once its link was opened; the old one is told, and its links and codes end', async () => {
  const person = await world.invite(world.bakery.id, 'old@people.example');
  await world.nobody.post('/sign-in/forgotten', { email: person.email });
  await eventually(() => mailsTo(person.email).filter(({ text }) => text.includes('/sign-in/new#'))).toHaveLength(1);
  const link = /\/sign-in\/new#(\w+)/.exec(mailsTo(person.email)[0]?.text ?? '')?.[1] ?? '';

  const asked = resultOf<{ sentTo: string }>(await ask(person, ' New@People.example '));

  expect(asked).toMatchObject({ sentTo: 'new@people.example' });
  expect(resultOf<Profile>(await person.ask('profile.get')).email).toBe(person.email);
  const token = tokenTo('new@people.example');
  expect(resultOf(await show(person, token))).toEqual({ email: 'new@people.example' });
  const other = await world.invite(world.travel.id, 'other@people.example');
  expect(outcomeOf(await show(other, token))).toBe('not_found');
  const changed = resultOf<Profile>(await confirm(person, token));
  expect(outcomeOf(await show(person, token))).toBe('not_found');
  expect(changed).toMatchObject({ id: person.id, email: 'new@people.example' });
  expect(outcomeOf(await confirm(person, token))).toBe('not_found');
  expect(outcomeOf(await world.nobody.post('/sign-in/invitation', { token: link }))).toBe('not_found');
  const signIn = (email: string) => world.nobody.post('/api/auth/sign-in/email', { email, password: person.password });
  expect(outcomeOf(await signIn(person.email))).toBe('unauthenticated');
  expect(outcomeOf(await signIn('new@people.example'))).toBe(200);
  const told = () => mailsTo(person.email).filter(({ subject }) => subject === 'Your e-mail address was changed');
  await eventually(told).toHaveLength(1);
  expect(told()[0]?.text).not.toContain('new@people.example');
  expect(mailsTo('new@people.example')).toHaveLength(1);
  const events = await world.sql<{ type: string; data: object }>(
    "select type, data from event where subject_id = $1 and type = 'person.email_changed'",
    [person.id],
  );
  expect(events).toEqual([{ type: 'person.email_changed', data: {} }]);
});

test('an address of somebody else is answered as a free one, and its mailbox gets no link', async () => {
  const person = await world.invite(world.bakery.id, 'curious@people.example', { role: 'member' });
  const other = await world.invite(world.travel.id, 'taken@people.example');

  const [free, taken] = [await ask(person, 'free@people.example'), await ask(person, other.email)];

  expect([outcomeOf(free), outcomeOf(taken)]).toEqual([200, 200]);
  expect(Object.keys(resultOf(taken))).toEqual(Object.keys(resultOf(free)));
  const [mail] = mailsTo(other.email);
  expect(mail?.subject).toBe('Somebody wanted to use your e-mail address');
  expect(mail?.text).not.toContain('#');
  expect(mail?.text).not.toContain(person.email);
  // A newer request ends the link of the older one.
  expect(outcomeOf(await confirm(person, tokenTo('free@people.example')))).toBe('not_found');
});

test('the link alone is not enough: not for a stranger, not for another person, not after an hour', async () => {
  const person = await world.invite(world.bakery.id, 'mistyped@people.example', { role: 'member' });
  const thief = await world.invite(world.travel.id, 'thief@people.example');
  await ask(person, 'thieves-box@people.example');
  const token = tokenTo('thieves-box@people.example');

  expect(outcomeOf(await confirm(world.nobody, token))).toBe('unauthenticated');
  const [foreign, invented] = [await confirm(thief, token), await confirm(thief, 'invented')];
  expect([outcomeOf(foreign), outcomeOf(invented)]).toEqual(['not_found', 'not_found']);
  world.clock.pass(61 * 60_000);
  expect(outcomeOf(await confirm(person, token))).toBe('not_found');
});

test('an address that somebody else got meanwhile is not given twice', async () => {
  const person = await world.invite(world.bakery.id, 'late@people.example', { role: 'member' });
  await ask(person, 'wanted@people.example');
  const token = tokenTo('wanted@people.example');
  await world.invite(world.travel.id, 'wanted@people.example');

  expect(outcomeOf(await confirm(person, token))).toBe('conflict');

  expect(resultOf<Profile>(await person.ask('profile.get')).email).toBe(person.email);
});

test('a wrong password, the present address, and a sixth link in an hour are refused', async () => {
  const person = await world.invite(world.bakery.id, 'many@people.example', { role: 'member' });
  const wrong = await ask(person, 'a@people.example', 'not the password');
  expect(wrong.text).toContain('"path":"password"');
  expect((await ask(person, person.email)).text).toContain('"path":"email"');

  const outcomes: unknown[] = [];
  for (let at = 0; at < 6; at++) outcomes.push(outcomeOf(await ask(person, `a${at}@people.example`)));

  expect(outcomes).toEqual([200, 200, 200, 200, 200, 'rate_limited']);
  expect(mailsTo('a@people.example')).toEqual([]);
});

test('a new password and a removal end the open link to a new address, so nobody lures the person into it later', async () => {
  const next = 'correct horse battery';
  const ways = {
    async changed(person: Invited) {
      const answer = await person.change('profile.changePassword', { current: person.password, next });
      expect(outcomeOf(answer)).toBe(200);
    },
    async forgotten({ email }: Invited) {
      await world.nobody.post('/sign-in/forgotten', { email });
      const links = () => mailsTo(email).flatMap(({ text }) => /\/sign-in\/new#(\w+)/.exec(text)?.[1] ?? []);
      await eventually(links).toHaveLength(1);
      expect(outcomeOf(await world.nobody.post('/sign-in/new', { token: links()[0], password: next }))).toBe(200);
    },
    async removed({ id, email }: Invited) {
      await world.admin('person', 'remove', id);
      await world.invite(world.bakery.id, email, { role: 'member', password: next });
    },
  };
  for (const [way, end] of Object.entries(ways)) {
    const person = await world.invite(world.bakery.id, `${way}@lured.example`, { role: 'member' });
    await ask(person, `thief-${way}@people.example`);

    await end(person);

    const back = await world.signIn({ email: person.email, password: next });
    expect([way, outcomeOf(await confirm(back, tokenTo(`thief-${way}@people.example`)))]).toEqual([way, 'not_found']);
    expect(resultOf<Profile>(await back.ask('profile.get')).email).toBe(person.email);
  }
});
