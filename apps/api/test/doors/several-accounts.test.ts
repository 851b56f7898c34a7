import { expect, test } from 'vitest';
import { type Answer, ask, sendMessage, withCookie } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { addPerson } from './support/people.ts';

const clientOf = (doors: Doors, payment: 'partner' | 'direct') => {
  const client = doors.demo.clients.find((each) => each.payment === payment);
  if (client === undefined) throw new Error(`The demo world has no client of ${payment} payment.`);
  return client;
};
const _send = (doors: Doors, secret: string) => sendMessage(doors.baseUrl, { 'd360-api-key': secret });
const statusOf = async (answer: Promise<Answer>) => (await answer).status;

test('a person of two accounts is refused in the suspended one alone', async () => {
  await using doors = await openDoors();
  const { baseUrl, demo } = doors;
  const [first, second] = [clientOf(doors, 'direct').id, clientOf(doors, 'partner').id];
  await addPerson(doors, { email: 'both@clients.example', account: first });
  const { cookie } = await addPerson(doors, { email: 'both@clients.example', account: second });
  const as = (account: string) => withCookie(baseUrl, cookie, account);

  await doors.admin('suspend', second);

  expectRefusal(await ask(baseUrl, as(second), 'channels.list'), 'procedures', 'suspended');
  expect(await statusOf(ask(baseUrl, as(first), 'channels.list'))).toBe(200);
  expectRefusal(await ask(baseUrl, as(demo.partner.id), 'channels.list'), 'procedures', 'not_found');
});

test('a person of two accounts names the one he means', async () => {
  await using doors = await openDoors();
  const { baseUrl } = doors;
  await addPerson(doors, { email: 'both@clients.example', account: clientOf(doors, 'direct').id });
  const { cookie } = await addPerson(doors, { email: 'both@clients.example', account: doors.demo.partner.id });

  const answer = await ask(baseUrl, withCookie(baseUrl, cookie), 'channels.list');

  expectRefusal(answer, 'procedures', 'invalid_input');
  expect(answer.text).toContain('"path":"x-chatelaine-account"');
});
