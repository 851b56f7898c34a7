import { describe, expect, test } from 'vitest';
import { type Answer, ask, post, sendMessage, withCookie, withKey } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { makeKey } from './support/running-channel.ts';

const clientOf = (doors: Doors, payment: 'partner' | 'direct') => {
  const client = doors.demo.clients.find((each) => each.payment === payment);
  if (client === undefined) throw new Error(`The demo world has no client of ${payment} payment.`);
  return client;
};
const send = (doors: Doors, secret: string) => sendMessage(doors.baseUrl, { 'd360-api-key': secret });
const statusOf = async (answer: Promise<Answer>) => (await answer).status;

describe('a suspended client', () => {
  test('is refused at the next call: keys on its numbers, and its people', async () => {
    await using doors = await openDoors();
    const { baseUrl } = doors;
    const client = clientOf(doors, 'partner');
    const { secret } = await makeKey(doors);
    const owner = await doors.signIn(client.user);

    await doors.admin('suspend', client.id);

    expectRefusal(await send(doors, secret), 'messaging', 'suspended');
    expectRefusal(await ask(baseUrl, withCookie(baseUrl, owner.cookie), 'channels.list'), 'procedures', 'suspended');
  });

  test('answers no question, not even one that was on the screen', async () => {
    await using doors = await openDoors();
    const client = clientOf(doors, 'direct');
    const owner = await doors.signIn(client.user);
    const link = `${doors.baseUrl}/onboarding/${doors.demo.partner.id}`;
    const asked = await owner.question(link);
    const requestId = asked.step === 'choose' ? asked.requestId : '';

    await doors.admin('suspend', client.id);

    const save = {
      requestId,
      decision: 'save',
      clientId: client.id,
      grant: [client.channels[0]?.id],
      withdraw: [],
      keep: [],
    };
    expectRefusal(await owner.post('/permission/answer', save).then(answerOf), 'json', 'suspended');
    await expect(owner.question(link)).rejects.toMatchObject({ status: 403, code: 'suspended' });
  });

  test('does not stop its partner, nor the partner’s other clients', async () => {
    await using doors = await openDoors();
    const { secret } = await makeKey(doors);
    const other = await doors.signIn(clientOf(doors, 'partner').user);

    await doors.admin('suspend', clientOf(doors, 'direct').id);

    expect(await statusOf(ask(doors.baseUrl, withKey(doors.demo.partner.partnerKey), 'channels.list'))).toBe(200);
    expect(await statusOf(send(doors, secret))).toBe(200);
    expect(await statusOf(ask(doors.baseUrl, withCookie(doors.baseUrl, other.cookie), 'channels.list'))).toBe(200);
  });
});

test('whoever signs in is not told whether an account is suspended, until he has given the password', async () => {
  await using doors = await openDoors();
  const { email, password } = clientOf(doors, 'direct').user;
  await doors.admin('suspend', clientOf(doors, 'direct').id);

  const wrong = await post(doors.baseUrl, '/api/auth/sign-in/email', { email, password: 'a wrong one' });
  const right = await post(doors.baseUrl, '/api/auth/sign-in/email', { email, password });

  expectRefusal(wrong, 'json', 'unauthenticated');
  expect(right.status).toBe(200);
});

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}
