import { afterAll, beforeAll, expect, test } from 'vitest';
import { post } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { addPerson } from './support/people.ts';
import { snapshot } from './support/tables.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.stop());

const questionFor = (cookie: string) => {
  const link = { path: `/onboarding/${doors.demo.partner.id}`, query: '' };
  return post(doors.baseUrl, '/permission/question', link, { cookie });
};

test.each(['admin', 'member'])(
  'a client’s %s is told to ask an owner, and cannot answer all the same',
  async (role) => {
    const [client] = doors.demo.clients;
    const account = client?.id ?? '';
    const number = client?.channels[0]?.id;
    const { cookie } = await addPerson(doors, { email: `${role}@bakery.example`, account, role });
    const asked = await questionFor(cookie);
    const { requestId } = asked.body as { requestId: string };
    const before = await snapshot(doors);

    const save = { requestId, decision: 'save', clientId: account, grant: [number], withdraw: [], keep: [] };
    const answer = await post(doors.baseUrl, '/permission/answer', save, { cookie });

    expect(asked.body).toMatchObject({ step: 'not_allowed', client: { id: account } });
    expect(asked.text).not.toContain(number);
    expectRefusal(answer, 'json', 'not_allowed');
    expect(await snapshot(doors)).toEqual(before);
  },
);

test('a partner’s owner has no client to answer for', async () => {
  const { cookie } = await doors.signIn(doors.demo.partner.user);

  expect((await questionFor(cookie)).body).toMatchObject({ step: 'not_allowed', client: null });
});

test('an owner is asked', async () => {
  const account = doors.demo.clients[0]?.id ?? '';
  const { cookie } = await addPerson(doors, { email: 'second-owner@bakery.example', account });

  expect((await questionFor(cookie)).body).toMatchObject({ step: 'choose', client: { id: account } });
});
