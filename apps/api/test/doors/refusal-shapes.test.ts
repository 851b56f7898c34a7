import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultOf } from '../world/answer.ts';
import { apiKey, bearer } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Door, expectRefusal, refusalIn } from './support/expect-refusal.ts';
import { openPlace, type Place, REFUSED } from './support/refused-calls.ts';
import { sharedChannel } from './support/running-channel.ts';

let world: World;
let place: Place;
beforeAll(async () => {
  world = await startWorld();
  place = await openPlace(world);
});
afterAll(() => world.stop());

describe.each(Object.keys(REFUSED) as Door[])('a refusal has one form at the door %s', (door) => {
  test.each(REFUSED[door])('%s is %s', async (_what, code, send) => {
    const answer = await send(place);

    expectRefusal(answer, door, code);
  });
});

test('a wrong field is named, and what is wrong with it', async () => {
  const input = { channelId: place.stopped, name: '', scopes: ['all'] };

  const answer = await place.key.change('channelKeys.create', input);

  expectRefusal(answer, 'procedures', 'invalid_input');
  expect(refusalIn(answer, 'procedures').issues).toMatchObject([{ path: 'name' }, { path: 'scopes.0' }]);
});

test('what was created before is named, and its secret is not shown again', async () => {
  await using other = await startWorld();
  const once = other.as({ ...apiKey(other.demo.partner.partnerKey), 'idempotency-key': 'one-and-only' });
  const channelId = sharedChannel(other);
  const create = (name: string) => once.change('channelKeys.create', { channelId, name });
  const { id, secret } = resultOf<{ id: string; secret: string }>(await create('Prod'));

  const [again, different] = [await create('Prod'), await create('Other')];

  expectRefusal(again, 'procedures', 'already_created');
  expect(again.body).toMatchObject({ error: { data: { resourceId: id } } });
  expect(again.text).not.toContain(secret);
  expectRefusal(different, 'procedures', 'idempotency_mismatch');
});

test('the good call beside them goes through', async () => {
  const answers = await Promise.all([
    place.key.ask('channels.list', { limit: 1 }),
    world.nobody.post('/permission/question', { path: `/onboarding/${place.partnerId}`, query: '' }),
    world.as(place.live).send(),
    world.as(place.live).get('/v1/whoami'),
    place.key.get('/api/v2/whoami'),
    world.as(bearer(place.organization)).get('/api/v1/whoami'),
  ]);

  for (const { status, headers, text } of answers) {
    expect([status, headers.get('x-refusal')], text).toEqual([200, null]);
    expect(headers.get('x-request-id')).toMatch(/^[0-9A-Za-z]{20}$/);
  }
});
