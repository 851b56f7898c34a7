import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

const HOUR = 3_600_000;

test("a client may end its partner's key, and never take it over by rotating it", async () => {
  await using stage = await openStage();
  await stage.share([stage.channelId]);
  const key = await stage.chatelaine.channelKeys.create({ channelId: stage.channelId, name: 'Prod server' });

  const rotated = await stage.asOwner('channelKeys.rotate', { id: key.id, overlap: '0' });
  expect(rotated.headers.get('x-refusal')).toBe('not_allowed');
  await expect(stage.send(key.secret)).resolves.toBe(200);

  const revoked = await stage.asOwner('channelKeys.revoke', { id: key.id });
  expect(revoked.status).toBe(200);
  await expect(stage.send(key.secret)).resolves.toBe('revoked');
});

test('a client makes and rotates keys of its own where nothing is shared, and the sentence says why it cannot elsewhere', async () => {
  await using stage = await openStage();
  const created = await stage.asOwner('channelKeys.create', { channelId: stage.channelId, name: 'Own' });
  const { id, secret } = ((await created.json()) as { result: { data: { id: string; secret: string } } }).result.data;
  await expect(stage.send(secret)).resolves.toBe(200);
  expect((await stage.asOwner('channelKeys.rotate', { id })).status).toBe(200);

  await stage.share([stage.channelId]);
  const refused = await stage.asOwner('channelKeys.create', { channelId: stage.channelId, name: 'Own' });

  expect(refused.headers.get('x-refusal')).toBe('not_allowed');
  await expect(refused.text()).resolves.toContain('API keys are disabled for this number.');
  // Granting revokes nothing.
  await expect(stage.send(secret)).resolves.toBe(200);
});

test('once its number is shared a client may end its own key, and neither narrow nor widen it', async () => {
  await using stage = await openStage();
  const { channelId } = stage;
  const created = await stage.asOwner('channelKeys.create', { channelId, name: 'Own', limits: { perMinute: 5 } });
  const { id, secret } = ((await created.json()) as { result: { data: { id: string; secret: string } } }).result.data;
  const edit = (change: object) => stage.asOwner('channelKeys.edit', { id, ...change });
  expect((await edit({ limits: { perMinute: 4 } })).status).toBe(200);

  await stage.share([channelId]);
  for (const change of [{ limits: { perMinute: 3 } }, { limits: { perMinute: null } }, { name: 'Ours' }]) {
    const refused = await edit(change);
    expect(refused.headers.get('x-refusal')).toBe('not_allowed');
    await expect(refused.text()).resolves.toContain('API keys are disabled for this number.');
  }

  await expect(stage.send(secret)).resolves.toBe(200);
  expect((await stage.asOwner('channelKeys.revoke', { id })).status).toBe(200);
  await expect(stage.send(secret)).resolves.toBe('revoked');
});

test('on a number that is stopped no key is made, rotated or used', async () => {
  await using stage = await openStage();
  await stage.share([stage.channelId]);
  const key = await stage.chatelaine.channelKeys.create({ channelId: stage.channelId, name: 'Prod server' });

  await stage.admin('channel', 'set', '--channel', stage.channelId, '--status', 'stopped');

  const stopped = { code: 'channel_not_running', status: 409 };
  await expect(stage.chatelaine.channelKeys.create({ channelId: stage.channelId, name: 'B' })).rejects.toMatchObject(
    stopped,
  );
  await expect(stage.chatelaine.channelKeys.rotate(key.id)).rejects.toMatchObject(stopped);
  await expect(stage.send(key.secret)).resolves.toBe('channel_not_running');
  const told = await stage.chatelaine.events.list({ type: 'channel.status_changed' });
  expect(told.data[0]).toMatchObject({ channelId: stage.channelId, data: { before: 'running', after: 'stopped' } });
});

test('a key that is replaced lives for the overlap; a later, shorter one cuts it, and its end is told once', async () => {
  await using stage = await openStage();
  await stage.share([stage.channelId]);
  const create = (overlap: '15m' | '24h') =>
    stage.chatelaine.channelKeys.create({ channelId: stage.channelId, name: 'Prod server', overlap });
  const first = await create('24h');
  const second = await create('24h');
  await create('15m');

  await expect(stage.send(first.secret)).resolves.toBe(200);
  stage.clock.pass(HOUR);

  await expect(stage.send(first.secret)).resolves.toBe('rotated_out');
  await expect(stage.send(second.secret)).resolves.toBe('rotated_out');
  const told = await stage.chatelaine.events.list({ type: 'api_key.revoked' }).toArray({ limit: 10 });
  expect(told.filter(({ subjectId }) => subjectId === first.id)).toHaveLength(1);
});

test('a new key leaves a dead one as it died: its holder is still told of the permission, and when', async () => {
  await using stage = await openStage();
  await stage.share([stage.channelId]);
  const key = await stage.chatelaine.channelKeys.create({ channelId: stage.channelId, name: 'Prod server' });
  await stage.share([]);
  await stage.share([stage.channelId]);
  await stage.chatelaine.channelKeys.create({ channelId: stage.channelId, name: 'Next' });

  const { data } = await stage.chatelaine.channelKeys.list({ channelId: stage.channelId, status: 'ended' });

  expect(data).toMatchObject([{ id: key.id, status: 'permission_ended', revokedAt: null }]);
  const told = await stage.chatelaine.events.list({ type: 'api_key.revoked' }).toArray({ limit: 10 });
  expect(told).toEqual([]);
});

test('an expiry is kept to the millisecond, and rotating does not move it', async () => {
  await using stage = await openStage();
  await stage.share([stage.channelId]);
  const expiresAt = new Date(stage.clock.now().getTime() + HOUR).toISOString();
  const key = await stage.chatelaine.channelKeys.create({ channelId: stage.channelId, name: 'Prod server', expiresAt });
  const rotated = await stage.chatelaine.channelKeys.rotate(key.id, { overlap: '7d' });
  expect(rotated).toMatchObject({ id: key.id, expiresAt, secrets: [{ endsAt: expiresAt }, { endsAt: null }] });

  stage.clock.pass(HOUR);

  await expect(stage.send(rotated.secret)).resolves.toBe('expired');
  await expect(stage.send(key.secret)).resolves.toBe('expired');
});

test('a webhook whose body arrives after the withdrawal is not set', async () => {
  await using stage = await openStage();
  await stage.share([stage.channelId]);
  const key = await stage.chatelaine.channelKeys.create({ channelId: stage.channelId, name: 'Prod server' });
  const body = JSON.stringify({ url: 'https://partner.example/hook' });
  const headers = {
    'd360-api-key': key.secret,
    'content-type': 'application/json',
    'content-length': body.length,
    expect: '100-continue',
  };
  const slow = request(`${stage.baseUrl}/v1/configs/webhook`, { method: 'POST', headers });
  const answered = new Promise<string>((resolve) => slow.on('response', async (answer) => resolve(await text(answer))));
  await new Promise((resolve) => slow.on('continue', resolve).flushHeaders());

  await stage.share([]);
  slow.end(body);

  // The gateway's own refusal would name the permission: this one came later, from the upstream.
  await expect(answered).resolves.toContain('"developer_message":"This key was revoked."');
});
