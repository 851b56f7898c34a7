import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/start-world.ts';
import type { Visitor } from '../world/visitor.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { snapshot } from './support/tables.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const questionFor = (person: Visitor) => {
  const link = { path: `/onboarding/${world.demo.partner.id}`, query: '' };
  return person.post('/permission/question', link);
};

test.each(['admin', 'member'])(
  'a client’s %s is told to ask an owner, and cannot answer all the same',
  async (role) => {
    const account = world.bakery.id;
    const number = world.bakery.channels[0]?.id;
    const person = await world.invite(account, `${role}@bakery.example`, { role });
    const asked = await questionFor(person);
    const { requestId } = asked.body as { requestId: string };
    const before = await snapshot(world);

    const save = { requestId, decision: 'save', clientId: account, grant: [number], withdraw: [], keep: [] };
    const answer = await person.post('/permission/answer', save);

    expect(asked.body).toMatchObject({ step: 'not_allowed', client: { id: account } });
    expect(asked.text).not.toContain(number);
    expectRefusal(answer, 'json', 'not_allowed');
    expect(await snapshot(world)).toEqual(before);
  },
);

test('a partner’s owner has no client to answer for', async () => {
  const person = world.as(world.demo.partner.user);

  expect((await questionFor(person)).body).toMatchObject({ step: 'not_allowed', client: null });
});

test('an owner is asked', async () => {
  const account = world.bakery.id;
  const person = await world.invite(account, 'second-owner@bakery.example');

  expect((await questionFor(person)).body).toMatchObject({ step: 'choose', client: { id: account } });
});
