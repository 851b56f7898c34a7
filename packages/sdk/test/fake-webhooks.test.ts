import { expect, test } from 'vitest';
import { fakeChatelaine, signWebhook } from '../src/testing/index.ts';
import { verifyWebhook } from '../src/webhooks/index.ts';

const url = 'https://app.example/webhooks';
const openFake = () => fakeChatelaine({ scopes: ['read', 'settings'], now: () => new Date('2026-11-21T12:00:00Z') });
const newest = async ({ events }: ReturnType<typeof openFake>, limit: number) =>
  (await events.list({ limit })).data.map(({ type, data }) => [type, data]);

test('a webhook of the fake is created, changed, paused, resumed and deleted, and the events say so', async () => {
  const fake = openFake();
  const { webhooks } = fake;

  const { secret, ...created } = await webhooks.create({ url, events: ['permission.granted'], headers: { a: 'b' } });
  const changed = await webhooks.update(created.id, { events: null, headers: {} });
  const same = await webhooks.update(created.id, { events: null });
  const paused = [await webhooks.pause(created.id), await webhooks.pause(created.id)];
  const resumed = [await webhooks.resume(created.id), await webhooks.resume(created.id)];
  const rotated = await webhooks.rotateSecret(created.id);
  const found = [await webhooks.get(created.id), ...(await webhooks.list()).data];
  const deleted = await webhooks.delete(created.id);

  expect(created).toMatchObject({ kind: 'partner', url, headerNames: ['a'], channelIds: null, pausedAt: null });
  expect([secret, rotated.secret]).toEqual([expect.stringMatching(/^whsec_/), expect.not.stringMatching(secret)]);
  expect(changed).toMatchObject({ events: null, headerNames: [], url });
  expect(same).toEqual(changed);
  expect(paused.map(({ pauseReason }) => pauseReason)).toEqual(['asked', 'asked']);
  expect(resumed.map(({ pausedAt }) => pausedAt)).toEqual([null, null]);
  const { oldSecretEndsAt } = rotated;
  expect(oldSecretEndsAt).toBe('2026-11-22T12:00:00.000Z');
  expect(found).toEqual([
    { ...changed, oldSecretEndsAt },
    { ...changed, oldSecretEndsAt },
  ]);
  expect(deleted).toBeUndefined();
  await expect(webhooks.get(created.id)).rejects.toMatchObject({ code: 'not_found' });
  const host = 'app.example';
  expect(await newest(fake, 6)).toEqual([
    ['webhook.deleted', { host }],
    ['webhook.secret_rotated', { host }],
    ['webhook.resumed', { host }],
    ['webhook.paused', { host, reason: 'asked' }],
    ['webhook.edited', { host, fields: ['events', 'headers'] }],
    ['webhook.created', { host }],
  ]);
});

test('a test of a webhook gives a delivery, whose body a handler can be tested with', async () => {
  const { webhooks } = openFake();
  const { id, secret } = await webhooks.create({ url });

  const tested = await webhooks.test(id);
  const again = await webhooks.replay(tested.id);
  const { body, history } = await webhooks.delivery(tested.id);
  const event = await verifyWebhook(body ?? '', await signWebhook(body ?? '', secret), { secret });

  expect(tested).toMatchObject({ webhookId: id, event: 'webhook.test', status: 'delivered', attempts: 1 });
  expect(again).toMatchObject({ replayOf: tested.id, eventId: tested.eventId });
  expect(history).toMatchObject([{ number: 1, status: 204 }]);
  expect(event).toMatchObject({ id: tested.eventId, type: 'webhook.test', subject: { id, facts: {} } });
  const listed = await webhooks.deliveries(id, { status: 'delivered' }).toArray({ limit: 9 });
  expect(listed).toEqual([again, tested]);
  expect(await webhooks.deliveries(id, { status: 'failed' })).toEqual({ data: [], nextCursor: null });
  expect(await webhooks.replayFailed(id, { since: '2026-11-21T00:00:00Z' })).toEqual({ count: 0, hasMore: false });
});

test('what a webhook cannot be is refused as the server refuses it', async () => {
  const { webhooks } = openFake();

  const unknown = await webhooks.create({ url, events: ['permission.granted', 'moon.landed'] }).asResult();
  const password = await webhooks.create({ url: 'https://a:b@app.example/' }).asResult();
  const foreign = await webhooks.create({ url, channelIds: ['zzzzzzzzzzCH'] }).asResult();
  for (let count = 0; count < 20; count++) await webhooks.create({ url });
  const full = await webhooks.create({ url }).asResult();

  expect(unknown).toMatchObject({ error: { code: 'invalid_input', issues: [{ path: 'events.1' }] } });
  expect(password).toMatchObject({ error: { code: 'invalid_input', issues: [{ path: 'url' }] } });
  expect(foreign).toMatchObject({ error: { code: 'not_found' } });
  expect(full).toMatchObject({ error: { code: 'conflict', message: expect.stringMatching(/at most 20/) } });
  await expect(fakeChatelaine().webhooks.list()).rejects.toMatchObject({ code: 'scope_missing' });
});
