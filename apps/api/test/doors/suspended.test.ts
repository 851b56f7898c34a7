import { describe, expect, test } from 'vitest';
import { type Answer, ask, call, change, resultOf, sendMessage, withCookie, withKey } from './support/call.ts';
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

describe('a suspended partner', () => {
  test('is refused at the next call: its keys, the channel keys it made, its people', async () => {
    await using doors = await openDoors();
    const { baseUrl, demo, admin } = doors;
    const key = withKey(demo.partner.partnerKey);
    const channelKey = await makeKey(doors);
    const person = withCookie(baseUrl, (await doors.signIn(demo.partner.user)).cookie);
    expect(
      await Promise.all(
        [ask(baseUrl, key, 'channels.list'), ask(baseUrl, person, 'channels.list'), send(doors, channelKey.secret)].map(
          statusOf,
        ),
      ),
    ).toEqual([200, 200, 200]);

    await admin('suspend', demo.partner.id);

    expectRefusal(await ask(baseUrl, key, 'channels.list'), 'procedures', 'suspended');
    expectRefusal(await change(baseUrl, key, 'channelKeys.revoke', { id: channelKey.id }), 'procedures', 'suspended');
    expectRefusal(await ask(baseUrl, person, 'channels.list'), 'procedures', 'suspended');
    expectRefusal(await send(doors, channelKey.secret), 'messaging', 'suspended');
  });

  test('asks nothing of clients, neither by a link nor by a request that it started before', async () => {
    await using doors = await openDoors();
    const { baseUrl, demo, admin } = doors;
    const client = clientOf(doors, 'direct');
    const owner = await doors.signIn(client.user);
    const { url } = resultOf<{ url: string }>(
      await change(baseUrl, withKey(demo.partner.partnerKey), 'onboarding.start', {}),
    );
    const asked = await owner.question(url);
    const requestId = asked.step === 'choose' ? asked.requestId : '';

    await admin('suspend', demo.partner.id);

    const save = {
      requestId,
      decision: 'save',
      clientId: client.id,
      grant: [client.channels[0]?.id],
      withdraw: [],
      keep: [],
    };
    expectRefusal(await owner.post('/permission/answer', save).then(answerOf), 'json', 'not_found');
    for (const link of [url, `${baseUrl}/onboarding/${demo.partner.id}`]) expect(await statusOf(call(link))).toBe(404);
    const open = await doors.sql("select from permission where source = 'client_grant'");
    expect(open).toEqual([]);
  });

  test('goes on where it stopped', async () => {
    await using doors = await openDoors();
    const { secret } = await makeKey(doors);
    await doors.admin('suspend', doors.demo.partner.id);
    expectRefusal(await send(doors, secret), 'messaging', 'suspended');

    await doors.admin('suspend', doors.demo.partner.id, '--resume');

    expect(await statusOf(send(doors, secret))).toBe(200);
    expect(await statusOf(ask(doors.baseUrl, withKey(doors.demo.partner.partnerKey), 'channels.list'))).toBe(200);
  });
});

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}
