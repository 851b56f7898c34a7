import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, call, change, MESSAGE, post, resultOf, sendMessage, withKey } from './support/call.ts';
import { type Door, expectRefusal, refusalIn } from './support/expect-refusal.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { openPlace, type Place, REFUSED } from './support/refused-calls.ts';
import { sharedChannel } from './support/running-channel.ts';

let doors: Doors;
let place: Place;
beforeAll(async () => {
  doors = await openDoors();
  place = await openPlace(doors);
});
afterAll(() => doors.stop());

describe.each(Object.keys(REFUSED) as Door[])('a refusal has one form at the door %s', (door) => {
  test.each(REFUSED[door])('%s is %s', async (_what, code, send) => {
    const answer = await send(place);

    expectRefusal(answer, door, code);
  });
});

test('a wrong field is named, and what is wrong with it', async () => {
  const input = { channelId: place.stopped, name: '', scopes: ['all'] };

  const answer = await change(place.base, place.key, 'channelKeys.create', input);

  expectRefusal(answer, 'procedures', 'invalid_input');
  expect(refusalIn(answer, 'procedures').issues).toMatchObject([{ path: 'name' }, { path: 'scopes.0' }]);
});

test('what was created before is named, and its secret is not shown again', async () => {
  await using other = await openDoors();
  const once = { ...withKey(other.demo.partner.partnerKey), 'idempotency-key': 'one-and-only' };
  const channelId = sharedChannel(other);
  const create = (name: string) => change(other.baseUrl, once, 'channelKeys.create', { channelId, name });
  const { id, secret } = resultOf<{ id: string; secret: string }>(await create('Prod'));

  const [again, different] = [await create('Prod'), await create('Other')];

  expectRefusal(again, 'procedures', 'already_created');
  expect(again.body).toMatchObject({ error: { data: { resourceId: id } } });
  expect(again.text).not.toContain(secret);
  expectRefusal(different, 'procedures', 'idempotency_mismatch');
});

test('the good call beside them goes through', async () => {
  const answers = await Promise.all([
    ask(place.base, place.key, 'channels.list', { limit: 1 }),
    post(place.base, '/permission/question', { path: `/onboarding/${place.partnerId}`, query: '' }),
    sendMessage(place.base, { 'd360-api-key': place.live }, MESSAGE),
    call(`${place.base}/v1/whoami`, { headers: { 'd360-api-key': place.live } }),
    call(`${place.base}/api/v2/whoami`, { headers: place.key }),
    call(`${place.base}/api/v1/whoami`, { headers: { authorization: `Bearer ${place.organization}` } }),
  ]);

  for (const { status, headers, text } of answers) {
    expect([status, headers.get('x-refusal')], text).toEqual([200, null]);
    expect(headers.get('x-request-id')).toMatch(/^[0-9A-Za-z]{20}$/);
  }
});
