import { expect, test } from 'vitest';
import { Refusal } from '../../src/platform/refusal.ts';
import { startDeliveries } from '../../src/webhook/index.ts';
import { untilAborted } from '../world/until-aborted.ts';
import { openWebhookStage, Receivers, type WebhookStage } from './support/stage.ts';

/** Starts the loop of a server in which no time passes. Only notifications and calls wake it. */
function start(stage: WebhookStage, receivers: Receivers, over: Partial<Parameters<typeof startDeliveries>[0]> = {}) {
  const { direct, deliveriesWake, log, begin } = stage;
  const bodiesOf: Parameters<typeof startDeliveries>[0]['bodiesOf'] = async (_work, _endpoint, events) =>
    new Map(events.map(({ eventId }) => [eventId, { text: '{}' }]));
  return startDeliveries({
    ...{
      beginWork: begin,
      deliveriesWake,
      log,
      direct,
      drainMs: 0,
      pass: untilAborted,
      send: receivers.send,
      bodiesOf,
    },
    ...over,
  });
}

test('the loop is woken by the notifications of feeds and events, and by this server itself', async () => {
  await using stage = await openWebhookStage();
  const receivers = new Receivers();
  await stage.webhook('shop');
  await stage.webhook('partner', { kind: 'partner' });
  const deliveries = start(stage, receivers);
  const listening = () =>
    stage.sql(
      "select from pg_stat_activity where datname = current_database() and application_name = 'chatelaine-live'",
    );
  await expect.poll(async () => (await listening()).length).toBe(1);

  const ids = await stage.happen();
  await expect.poll(() => receivers.idsAt('shop')).toEqual(ids);
  await stage.happenToPartner();
  await expect.poll(() => receivers.idsAt('partner').length).toBe(1);
  // A row that nothing has announced: a call wakes the loop.
  await stage.sql(
    "update webhook_delivery set status = 'pending', due_at = due_at - interval '1 s' where event = 'call'",
  );
  stage.deliveriesWake.call();
  await expect.poll(() => receivers.idsAt('shop').length).toBe(2);

  await deliveries.stop();
  await deliveries.stop();
  expect(await listening()).toEqual([]);
});

test('while the database is away the loop goes on, and afterwards everything arrives', async () => {
  await using stage = await openWebhookStage();
  const receivers = new Receivers();
  let isAway = true;
  let asked = 0;
  const beginWork = () => {
    if (!isAway) return stage.begin();
    asked++;
    throw new Refusal('unavailable', 'the database is away');
  };
  await stage.webhook('shop');
  const ids = await stage.happen(5);
  const deliveries = start(stage, receivers, { beginWork });
  stage.deliveriesWake.call();
  await expect.poll(() => asked).toBeGreaterThan(1);
  expect(receivers.got).toEqual([]);

  isAway = false;
  stage.deliveriesWake.call();

  await expect.poll(() => receivers.idsAt('shop').length).toBe(5);
  expect(new Set(receivers.idsAt('shop'))).toEqual(new Set(ids));
  await deliveries.stop();
});

test('when the end of an attempt cannot be stored, it is made again after the lease, with the same id', async () => {
  await using stage = await openWebhookStage();
  const receivers = new Receivers();
  const id = await stage.webhook('shop');
  let isAway = false;
  receivers.when('shop', () => {
    isAway = receivers.got.length === 1;
    return 200;
  });
  const beginWork = () => {
    if (isAway) throw new Refusal('unavailable', 'the database is away');
    return stage.begin();
  };
  const [eventId] = await stage.happen();
  const deliveries = start(stage, receivers, { beginWork });
  await expect.poll(() => isAway).toBe(true);
  await expect.poll(async () => (await stage.deliveriesOf(id))[0]?.status).toBe('pending');

  isAway = false;
  stage.clock.pass(31_000);
  stage.deliveriesWake.call();

  await expect.poll(async () => (await stage.deliveriesOf(id))[0]?.status).toBe('delivered');
  expect(receivers.idsAt('shop')).toEqual([eventId, eventId]);
  await deliveries.stop();
});
