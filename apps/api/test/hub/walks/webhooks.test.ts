import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../../browser/support/browser-world.ts';
import { createPartnerKey } from '../../keys/key-calls.ts';
import { resultOf } from '../../world/answer.ts';
import type { HandKind } from '../support/hand/hand.ts';
import { openReceiver } from '../support/open-receiver.ts';
import { enter, walk } from '../support/walk.ts';
import { giveCode, goBy, hear, seeRow, takeSecret } from '../support/walk-acts.ts';
import { addWebhook, makeWebhook, newest, readDelivery } from '../support/webhook-walk.ts';

// One world: each walk-through has a receiver and a webhook of its own.
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld({ webhookAllow: ['127.0.0.0/8'] });
});
afterAll(() => world?.[Symbol.asyncDispose]());

const enterWebhooks = async (area: 'partner' | 'client', kind: HandKind) => {
  const { user } = area === 'partner' ? world.demo.partner : world.bakery;
  const visit = await enter(world, user, area, kind);
  await goBy(visit, 'Webhooks');
  return Object.assign(visit, { user });
};

walk(
  'a partner adds a webhook, reads why a test and an event fail, mends its program, and sends the event again',
  { quick: 'keyboard' },
  async (kind) => {
    await using receiver = await openReceiver();
    await using visit = await enterWebhooks('partner', kind);
    const { page, hand, user } = visit;
    const [name, key] = [`Key watch, ${kind}`, `Nightly report, ${kind}`];
    const url = `${receiver.url}/hook`;
    const secret = await addWebhook(visit, { url, name, event: 'Key created', email: user.email });

    await hand.press('button', 'Send test');
    await hear(page, 'The test did not arrive. The receiver answered with HTTP 500.');
    await hear(page, 'The order table is locked.');
    expect(readDelivery(secret, newest(receiver))).toMatchObject({ type: 'webhook.test' });
    await createPartnerKey(world, { name: key });
    await seeRow(page, 'Key created', 'Failed');
    await hand.press('link', 'Key created');
    const attempts = page.getByRole('list', { name: 'Attempts' });
    await attempts.getByText('HTTP 500', { exact: true }).waitFor();
    await attempts.getByText('The order table is locked.').waitFor();
    await page.getByRole('region', { name: 'Body' }).getByText(key).waitFor();

    Object.assign(receiver.answers, { status: 204, text: '' });
    const before = receiver.got.length;
    await hand.press('button', 'Repeat delivery');
    await page.getByRole('link', { name: 'Open the earlier delivery' }).waitFor();
    await page.getByRole('definition').getByText('Arrived', { exact: true }).waitFor();

    expect(receiver.got.length).toBe(before + 1);
    expect(readDelivery(secret, newest(receiver))).toMatchObject({ type: 'api_key.created' });
    // The control: an altered delivery would not have been read.
    expect(() => readDelivery(secret, { ...newest(receiver), body: `${newest(receiver).body} ` })).toThrow();
    await hand.rest();
  },
);

walk('a client mends the URL of a webhook, and repeats all that failed', { quick: 'mouse' }, async (kind) => {
  await using receiver = await openReceiver();
  Object.assign(receiver.answers, { status: 200, text: 'ok' });
  await using visit = await enterWebhooks('client', kind);
  const { page, hand, user } = visit;
  const event = 'Session started or stopped';
  const url = `${receiver.url}/hok`;
  const secret = await addWebhook(visit, { url, name: `Till, ${kind}`, event, email: user.email });
  await hand.press('button', 'Send test');
  await hear(page, 'The test did not arrive. The receiver answered with HTTP 404.');
  const id = world.bakery.channels.find(({ status }) => status === 'running')?.id;
  resultOf(await world.as(user).change('sessions.stop', { id }));
  await seeRow(page, event, 'Failed');

  await hand.press('button', 'Edit');
  await hand.write('URL', 'shop');
  await hand.press('button', 'Save');
  const incomplete = page.getByText('Enter a whole address');
  await incomplete.waitFor();
  await hand.write('URL', 'http://10.1.2.3/hook');
  await incomplete.waitFor({ state: 'hidden' });
  await hand.press('button', 'Save');
  const refused = page.getByText('This URL leads into a private or reserved network.');
  await refused.waitFor();
  await hand.write('URL', `${receiver.url}/hook`);
  // What the server said was about the other URL.
  await refused.waitFor({ state: 'hidden' });
  await hand.press('button', 'Save');
  await giveCode(visit, user.email);
  await hear(page, 'The webhook is saved.');
  await hand.press('button', 'Repeat failed…');
  await hand.press('button', 'Repeat them');

  // The failed test is left out.
  await hear(page, '1 delivery is sent again.');
  // It is paced by the clock of this world, which stands almost still.
  world.clock.pass(1_000);
  await seeRow(page, event, 'Arrived');
  const arrived = receiver.got.filter(({ path }) => path === '/hook').map((each) => readDelivery(secret, each));
  expect(arrived.map((body) => body.event)).toEqual(['session.status']);
  resultOf(await world.as(user).change('sessions.start', { id }));
  await hand.rest();
});

const ROTATIONS = [
  { area: 'client', quick: 'keyboard', says: 'The header X-Webhook-Hmac holds one value and changes at once' },
  {
    area: 'partner',
    quick: 'mouse',
    says: 'The header x-360dialog-signature holds one value. The platform secret signs it',
  },
] as const;

for (const { area, quick, says } of ROTATIONS)
  walk(
    `a new secret in the ${area} hub: both sign for a day, and the hub says what changes at once`,
    { quick },
    async (kind) => {
      await using receiver = await openReceiver();
      Object.assign(receiver.answers, { status: 204, text: '' });
      const { user } = area === 'partner' ? world.demo.partner : world.bakery;
      const name = `Rotated, ${kind}`;
      const events = [area === 'partner' ? 'settings.updated' : 'call'];
      const former = await makeWebhook(world, user, { url: `${receiver.url}/hook`, name, events });
      await using visit = await enterWebhooks(area, kind);
      const { page, hand } = visit;

      await hand.press('link', name);
      await hand.press('button', 'Make new secret');
      const dialog = page.getByRole('dialog', { name: `Make a new secret for ${name}?` });
      await dialog
        .getByText('For 24 hours, the new and the old secret both sign the header webhook-signature.')
        .waitFor();
      await dialog.getByText(says).waitFor();
      await hand.press('button', 'Make new secret');
      await giveCode(visit, user.email);
      await page.getByRole('heading', { level: 2, name: `The new secret of ${name}` }).waitFor();
      const secret = await takeSecret(visit);
      await hear(page, 'The webhook has a new secret.');
      await page.getByText(/^Two secrets sign webhook-signature until /).waitFor();
      await hand.press('button', 'Send test');
      await hear(page, 'The test arrived: HTTP 204');

      const delivery = newest(receiver);
      for (const each of [secret, former]) expect(readDelivery(each, delivery)).toBeTruthy();
      expect(() => readDelivery(`whsec_${'A'.repeat(43)}=`, delivery)).toThrow();
      const hmac = (key: string) => createHmac('sha512', key).update(delivery.body).digest('hex');
      if (area === 'client') expect(delivery.headers['x-webhook-hmac']).toBe(hmac(secret));
      expect(delivery.headers['x-webhook-hmac']).not.toBe(hmac(former));
      await hand.rest();
    },
  );
