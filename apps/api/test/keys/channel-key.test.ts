import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { fakeClock } from '../world/clock.ts';
import { startWorld } from '../world/start-world.ts';
import { done, numberOf, send } from './key-calls.ts';

const HOUR = 3_600_000;

test("a client may end its partner's key, and never take it over by rotating it", async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const channelId = numberOf(world);
  const owner = world.as(world.bakery.user);
  await world.share([channelId]);
  const key = await world.partner.channelKeys.create({ channelId, name: 'Prod server' });

  const rotated = await owner.change('channelKeys.rotate', { id: key.id, overlap: '0' });
  expect(rotated.refusal).toBe('not_allowed');
  await expect(send(world, key.secret)).resolves.toBe(200);

  const revoked = await owner.change('channelKeys.revoke', { id: key.id });
  expect(revoked.status).toBe(200);
  await expect(send(world, key.secret)).resolves.toBe('revoked');
});

test('a client makes and rotates keys of its own where nothing is shared, and the sentence says why it cannot elsewhere', async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const channelId = numberOf(world);
  const owner = world.as(world.bakery.user);
  const { id, secret } = await done(owner.change('channelKeys.create', { channelId, name: 'Own' }));
  await expect(send(world, secret)).resolves.toBe(200);
  expect((await owner.change('channelKeys.rotate', { id })).status).toBe(200);

  await world.share([channelId]);
  const refused = await owner.change('channelKeys.create', { channelId, name: 'Own' });

  expect(refused.refusal).toBe('not_allowed');
  expect(refused.text).toContain('API keys are disabled for this number.');
  // The client's own key still works: sharing the number with the partner does not revoke this key.
  await expect(send(world, secret)).resolves.toBe(200);
});

test('once its number is shared a client may end its own key, and neither narrow nor widen it', async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const channelId = numberOf(world);
  const owner = world.as(world.bakery.user);
  const limits = { perMinute: 5 };
  const { id, secret } = await done(owner.change('channelKeys.create', { channelId, name: 'Own', limits }));
  const edit = (change: object) => owner.change('channelKeys.edit', { id, ...change });
  expect((await edit({ limits: { perMinute: 4 } })).status).toBe(200);

  await world.share([channelId]);
  for (const change of [{ limits: { perMinute: 3 } }, { limits: { perMinute: null } }, { name: 'Ours' }]) {
    const refused = await edit(change);
    expect(refused.refusal).toBe('not_allowed');
    expect(refused.text).toContain('API keys are disabled for this number.');
  }

  await expect(send(world, secret)).resolves.toBe(200);
  expect((await owner.change('channelKeys.revoke', { id })).status).toBe(200);
  await expect(send(world, secret)).resolves.toBe('revoked');
});

test('on a number that is stopped no key is made, rotated or used', async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const channelId = numberOf(world);
  await world.share([channelId]);
  const key = await world.partner.channelKeys.create({ channelId, name: 'Prod server' });

  await world.admin('channel', 'set', '--channel', channelId, '--status', 'stopped');

  const stopped = { code: 'channel_not_running', status: 409 };
  await expect(world.partner.channelKeys.create({ channelId, name: 'B' })).rejects.toMatchObject(stopped);
  await expect(world.partner.channelKeys.rotate(key.id)).rejects.toMatchObject(stopped);
  await expect(send(world, key.secret)).resolves.toBe('channel_not_running');
  const told = await world.partner.events.list({ type: 'channel.status_changed' });
  expect(told.data[0]).toMatchObject({ channelId, data: { before: 'running', after: 'stopped' } });
});

test('a key that is replaced lives for the overlap, or until a third one is made; both ends are told', async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const channelId = numberOf(world);
  await world.share([channelId]);
  const create = (overlap: '15m' | '24h') =>
    world.partner.channelKeys.create({ channelId, name: 'Prod server', overlap });
  const first = await create('24h');
  const second = await create('24h');
  await expect(send(world, first.secret)).resolves.toBe(200);
  await create('15m');

  await expect(send(world, first.secret)).resolves.toBe('revoked');
  await expect(send(world, second.secret)).resolves.toBe(200);
  world.clock.pass(HOUR);

  await expect(send(world, second.secret)).resolves.toBe('rotated_out');
  const told = await world.partner.events.list({ type: 'api_key.revoked' }).toArray({ limit: 10 });
  expect(told.filter(({ subjectId }) => subjectId === first.id)).toHaveLength(2);
  expect(told.filter(({ subjectId }) => subjectId === second.id)).toHaveLength(1);
});

test('a new key leaves a dead one as it died: its holder is still told of the permission, and when', async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const channelId = numberOf(world);
  await world.share([channelId]);
  const key = await world.partner.channelKeys.create({ channelId, name: 'Prod server' });
  await world.share([]);
  await world.share([channelId]);
  await world.partner.channelKeys.create({ channelId, name: 'Next' });

  const { data } = await world.partner.channelKeys.list({ channelId, status: 'ended' });

  expect(data).toMatchObject([{ id: key.id, status: 'permission_ended', revokedAt: null }]);
  const told = await world.partner.events.list({ type: 'api_key.revoked' }).toArray({ limit: 10 });
  expect(told).toEqual([]);
});

test('an expiry is kept to the millisecond, and rotating does not move it', async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const channelId = numberOf(world);
  await world.share([channelId]);
  const expiresAt = new Date(world.clock.now().getTime() + HOUR).toISOString();
  const key = await world.partner.channelKeys.create({ channelId, name: 'Prod server', expiresAt });
  const rotated = await world.partner.channelKeys.rotate(key.id, { overlap: '7d' });
  expect(rotated).toMatchObject({ id: key.id, expiresAt, secrets: [{ endsAt: expiresAt }, { endsAt: null }] });

  world.clock.pass(HOUR);

  await expect(send(world, rotated.secret)).resolves.toBe('expired');
  await expect(send(world, key.secret)).resolves.toBe('expired');
});

test('a webhook whose body arrives after the withdrawal is not set', async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const channelId = numberOf(world);
  await world.share([channelId]);
  const key = await world.partner.channelKeys.create({ channelId, name: 'Prod server' });
  const body = JSON.stringify({ url: 'https://partner.example/hook' });
  const headers = {
    'd360-api-key': key.secret,
    'content-type': 'application/json',
    'content-length': body.length,
    expect: '100-continue',
  };
  const slow = request(`${world.baseUrl}/v1/configs/webhook`, { method: 'POST', headers });
  const answered = new Promise<string>((resolve) => slow.on('response', async (answer) => resolve(await text(answer))));
  await new Promise((resolve) => slow.on('continue', resolve).flushHeaders());

  await world.share([]);
  slow.end(body);

  await expect(answered).resolves.toContain('"developer_message":"This key ended with the client\'s permission on');
});
