import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeKey } from '../doors/support/running-channel.ts';
import { resultOf } from '../world/answer.ts';
import { startWorld, type World } from '../world/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const SUSPEND = ['suspend'] as const;

interface Made {
  id: string;
  secret: string;
}

const secrets: string[] = [];
beforeEach(() => {
  secrets.length = 0;
});
const create = async (overlap: string) => {
  const made: Made = await makeKey(world, { name: `Key ${secrets.length} ${overlap}`, overlap });
  secrets.push(made.secret);
  return made;
};
const rotate = async (id: string, overlap: string) => {
  const made = resultOf<Made>(
    await world.as(world.demo.partner.partnerKey).change('channelKeys.rotate', { id, overlap }),
  );
  secrets.push(made.secret);
};
/**
 * Tries every secret of the key, in the order in which the server made the secrets. Returns the positions of the
 * secrets that the server accepts.
 */
async function working(): Promise<number[]> {
  const answers = await Promise.all(secrets.map((secret) => world.as(secret).get('/v1/whoami')));
  return answers.flatMap(({ status }, at) => (status === 200 ? [at] : []));
}

test('of five keys made with an overlap the newest and the one before it work', async () => {
  for (let made = 1; made <= 5; made += 1) {
    await create('24h');
    expect(await working()).toEqual([made - 2, made - 1].filter((at) => at >= 0));
  }
});

test('a rotation counts as well: of the key itself, and of the key that it replaced', async () => {
  await create('0');
  const second = await create('7d');
  expect(await working()).toEqual([0, 1]);

  await rotate(second.id, '1h');
  expect(await working()).toEqual([1, 2]);
  await rotate(second.id, '1h');
  expect(await working()).toEqual([2, 3]);
  await create('15m');
  expect(await working()).toEqual([3, 4]);
  await create('0');
  expect(await working()).toEqual([5]);
});

test('the end of the oldest is told as an event, once', async () => {
  await create('0');
  const oldest = await create('24h');
  await create('24h');
  await create('24h');

  const events = await world.sql<{ data: { reason: string } }>(
    `select data from event where subject_id = $1 and type = 'api_key.revoked' order by at`,
    [oldest.id],
  );
  expect(events.map(({ data }) => data.reason)).toEqual(['replaced', 'replaced']);
  const [key] = await world.sql<{ revoked_at: Date | null }>('select revoked_at from api_key where id = $1', [
    oldest.id,
  ]);
  expect(key?.revoked_at).not.toBeNull();
});

test('a key of a suspended client is refused before anything ends', async () => {
  await create('0');
  const key = world.as(world.demo.partner.partnerKey);
  const [made] = await world.sql<{ id: string; channel_id: string }>(
    'select id, channel_id from api_key where revoked_at is null and channel_id is not null order by created_at desc limit 1',
  );
  await world.admin(...SUSPEND, world.travel.id);
  const { id, channel_id: channelId } = made ?? {};

  for (const refused of [
    await key.change('channelKeys.create', { channelId, name: 'Late' }),
    await key.change('channelKeys.rotate', { id, overlap: '0' }),
  ])
    expect(refused).toMatchObject({ status: 403, refusal: 'suspended' });

  await world.admin(...SUSPEND, world.travel.id, '--resume');
  expect(await working()).toEqual([0]);
});
