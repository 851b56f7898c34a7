import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { outcomeOf, resultOf } from '../world/answer.ts';
import { enterByCookie } from './support/enter-hub.ts';
import { goTo } from './support/go-to.ts';
import { copySecret, goToApiKeys, hear, mailedCode, press } from './support/key-walk.ts';
import { makeWebhook } from './support/seed-webhooks.ts';

// One world: each test uses names of its own.
let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Listed {
  id: string;
  name: string;
}

async function keysNamed(noun: 'partnerKeys' | 'organizationKeys', name: string): Promise<Listed[]> {
  const owner = world.as(noun === 'partnerKeys' ? world.demo.partner.user : world.bakery.user);
  const { data } = resultOf<{ data: Listed[] }>(await owner.ask(`${noun}.list`));
  return data.filter((key) => key.name === name);
}

const enter = async (area: 'partner' | 'client') => {
  const user = area === 'partner' ? world.demo.partner.user : world.bakery.user;
  await enterByCookie(world, user, { area });
  await goToApiKeys(world.page);
  return world.page;
};

/** Opens the dialog, fills in the name, and goes on to the code. */
async function askForCode(name: string): Promise<void> {
  const { page } = world;
  await press(page, 'Generate API Key');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await press(page, 'Continue');
  await page.getByLabel('Code', { exact: true }).waitFor();
}

const title = (step: string) => world.page.getByRole('heading', { name: `Generate API Key, step ${step}` });

test('a double click and Enter twice make one key', async () => {
  const page = await enter('client');
  await press(page, 'New key');
  await page.getByLabel('Name', { exact: true }).fill('Twice');
  await page.getByRole('checkbox', { name: 'Send' }).check();
  await page.getByRole('button', { name: 'Create key' }).dblclick();
  await page.getByRole('heading', { name: 'Your new API key' }).waitFor();
  await copySecret(world);
  await press(page, 'Done');
  await press(page, 'New key');
  await page.getByRole('checkbox', { name: 'Send' }).check();
  await page.getByLabel('Name', { exact: true }).fill('By Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your new API key' }).waitFor();

  await expect(keysNamed('organizationKeys', 'Twice')).resolves.toHaveLength(1);
  await expect(keysNamed('organizationKeys', 'By Enter')).resolves.toHaveLength(1);
});

test('Escape goes one step back, loses nothing before the secret, and asks when the secret is shown', async () => {
  const page = await enter('partner');
  await askForCode('Steps');
  await page.keyboard.press('Escape');
  await title('1 of 3').waitFor();
  await page.getByRole('button', { name: 'Continue', exact: true }).and(page.locator(':focus')).waitFor();
  await expect(page.getByLabel('Name', { exact: true }).inputValue()).resolves.toBe('Steps');
  await expect(keysNamed('partnerKeys', 'Steps')).resolves.toHaveLength(0);
  await press(page, 'Continue');
  await page.getByLabel('Code', { exact: true }).waitFor();
  await page.getByLabel('Code', { exact: true }).fill(mailedCode(world, world.demo.partner.user));
  await page.keyboard.press('Enter');
  await title('3 of 3').waitFor();

  await page.keyboard.press('Escape');

  await page.getByRole('alertdialog', { name: 'Close without copying?' }).waitFor();
  await page.keyboard.press('Escape');
  await title('3 of 3').waitFor();
  await copySecret(world);
});

test('Escape asks before it closes a form with a draft, however often it is pressed', async () => {
  const page = await enter('partner');
  const name = page.getByLabel('Name', { exact: true });
  const question = page.getByRole('alertdialog', { name: 'Close without saving?' });
  await press(page, 'Generate API Key');
  await name.waitFor();
  await page.keyboard.press('Escape');
  await title('1 of 3').waitFor({ state: 'detached' });
  await press(page, 'Generate API Key');
  await name.fill('Draft');

  await page.keyboard.press('Escape');
  await question.waitFor();
  await press(page, 'Stay here');
  await expect(name.inputValue()).resolves.toBe('Draft');
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('Escape');
  await expect(name.inputValue()).resolves.toBe('Draft');

  // Two presses in a row may count as one, so nobody knows whether the question is there now.
  await expect
    .poll(async () => {
      if (!(await question.isVisible())) await page.keyboard.press('Escape');
      return question.isVisible();
    })
    .toBe(true);
  await press(page, 'Close without saving');
  await title('1 of 3').waitFor({ state: 'detached' });
});

test('while the key is being made, Escape does not close the dialog, so the secret is not lost', async () => {
  const page = await enter('partner');
  await askForCode('Slow');
  const held = Promise.withResolvers<void>();
  await page.route('**/trpc/partnerKeys.create', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByLabel('Code', { exact: true }).fill(mailedCode(world, world.demo.partner.user));
  const sent = page.waitForRequest('**/trpc/partnerKeys.create');
  await press(page, 'Confirm');
  await sent;

  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
  await press(page, 'Cancel');
  await title('2 of 3').waitFor();
  held.resolve();

  await title('3 of 3').waitFor();
  await page.unrouteAll();
});

test('five wrong codes end the code; another try gets another one', async () => {
  const page = await enter('partner');
  await askForCode('Guessed');
  const right = mailedCode(world, world.demo.partner.user);
  for (const digits of ['00000001', '00000002', '00000003', '00000004', '00000005', right]) {
    await page.getByLabel('Code', { exact: true }).fill(digits);
    const answer = page.waitForResponse('**/trpc/partnerKeys.create');
    await press(page, 'Confirm');
    await answer;
    await page.getByRole('alert').filter({ hasText: 'This code is wrong or no longer valid.' }).waitFor();
  }
  await expect(keysNamed('partnerKeys', 'Guessed')).resolves.toHaveLength(0);

  await press(page, 'Cancel');
  await press(page, 'Continue');
  await page.getByLabel('Code', { exact: true }).waitFor();
  await page.getByLabel('Code', { exact: true }).fill(mailedCode(world, world.demo.partner.user));
  await press(page, 'Confirm');

  await title('3 of 3').waitFor();
});

test('offline between the steps: the code stays, and works when the connection is back', async () => {
  const page = await enter('partner');
  await askForCode('Tunnel');
  await page.getByLabel('Code', { exact: true }).fill(mailedCode(world, world.demo.partner.user));
  await world.context.setOffline(true);
  await press(page, 'Confirm');
  await page.getByRole('alert').filter({ hasText: 'The server does not answer.' }).waitFor();
  await world.context.setOffline(false);
  await press(page, 'Confirm');

  await title('3 of 3').waitFor();
  await expect(keysNamed('partnerKeys', 'Tunnel')).resolves.toHaveLength(1);
});

test('an answer that is lost: another press makes no second key, and says how to get a secret', async () => {
  const page = await enter('client');
  await press(page, 'New key');
  await page.getByLabel('Name', { exact: true }).fill('Lost');
  await page.getByRole('checkbox', { name: 'Send' }).check();
  await page.route(
    '**/trpc/organizationKeys.create',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await press(page, 'Create key');
  await page.getByRole('alert').filter({ hasText: 'The server does not answer.' }).waitFor();
  await press(page, 'Create key');

  await page.getByRole('alert').filter({ hasText: 'rotate the key in the table' }).waitFor();
  await expect(keysNamed('organizationKeys', 'Lost')).resolves.toHaveLength(1);
  await press(page, 'Cancel');
  await page.getByRole('row', { name: /Lost/ }).waitFor();
});

test('two tabs: a key that ended in the other one is neither saved nor an error to revoke', async () => {
  const owner = world.as(world.bakery.user);
  for (const name of ['Tab one', 'Tab two'])
    resultOf(await owner.change('organizationKeys.create', { name, scopes: ['send'] }));
  const page = await enter('client');
  await press(page, 'Edit Tab one');
  await endElsewhere('Tab one');
  await page.getByLabel('Name', { exact: true }).fill('Tab 1');
  await press(page, 'Save');
  await page.getByRole('alert').filter({ hasText: 'this key has ended meanwhile' }).waitFor();
  await press(page, 'Cancel');
  await page.getByRole('row', { name: /Tab one/ }).waitFor({ state: 'detached' });
  await press(page, 'Revoke API key Tab two');
  await endElsewhere('Tab two');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke', exact: true }).click();

  await hear(page, 'Tab two is revoked.');
});

test('a new secret of a webhook stays when the server fails after its answer, and Back asks before it is lost', async () => {
  await makeWebhook(world, world.demo.partner.user, { name: 'Silent', events: ['settings.updated'] });
  const visit = await enterByCookie(world, world.demo.partner.user, { area: 'partner' });
  const { page, t } = visit;
  await goTo(visit, t.frame.navWebhooks);
  await page.getByRole('link', { name: 'Silent', exact: true }).click();
  await press(page, t.webhook.rotate);
  await page.getByRole('dialog').getByRole('button', { name: t.webhook.rotateConfirm, exact: true }).click();
  await page.getByLabel('Code', { exact: true }).waitFor();
  await page.getByLabel('Code', { exact: true }).fill(mailedCode(world, world.demo.partner.user));
  const data = { code: 'unavailable', message: 'The database is away.' };
  const asked = /\/trpc\/(profile|webhooks)\.(get|deliveries)/;
  await page.route(asked, (route) =>
    route.fulfill({ status: 503, json: { error: { code: -32603, message: '', data } } }),
  );
  await press(page, 'Confirm');
  const title = page.getByRole('heading', { level: 2, name: t.webhook.secretNewTitle('Silent'), exact: true });
  await title.waitFor();
  // The dialog is in front of it.
  await page.getByText('The server cannot decide right now.').first().waitFor();

  await page.evaluate('history.back()');
  await press(page, t.webhook.secretStay);
  await expect(copySecret(world)).resolves.toMatch(/^whsec_/);
  await press(page, 'Done');

  await hear(page, t.webhook.rotated);
  await page.unroute(asked);
});

test('a new webhook whose answer is lost is not added twice, also when the person cancels and begins again', async () => {
  const visit = await enterByCookie(world, world.demo.partner.user, { area: 'partner' });
  const { page, t } = visit;
  await goTo(visit, t.frame.navWebhooks);
  await press(page, t.webhooks.add);
  const submit = page.getByRole('dialog').getByRole('button', { name: t.webhookForm.create, exact: true });
  await page.getByLabel(t.webhookForm.url, { exact: true }).fill('https://1.1.1.1/lost');
  await page.evaluate('history.back()');
  await press(page, 'Stay here');
  await submit.click();
  await page.getByLabel('Code', { exact: true }).waitFor();
  await page.route('**/trpc/webhooks.create', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByLabel('Code', { exact: true }).fill(mailedCode(world, world.demo.partner.user));
  await press(page, 'Confirm');
  await page.getByRole('alert').filter({ hasText: t.refusals.refusals.offline }).waitFor();
  await page.unroute('**/trpc/webhooks.create');
  await press(page, 'Cancel');
  await submit.click();

  await page.getByRole('alert').filter({ hasText: t.webhookForm.lost }).waitFor();
  const { data } = resultOf<{ data: { url: string }[] }>(await world.as(world.demo.partner.user).ask('webhooks.list'));
  expect(data.filter(({ url }) => url === 'https://1.1.1.1/lost')).toHaveLength(1);
  await page.goto(`${world.baseUrl}/partner/${world.demo.partner.id}/webhooks/deleted`);
  await page.getByRole('heading', { name: t.webhook.goneTitle }).waitFor();
});

async function endElsewhere(name: string): Promise<void> {
  const [key] = await keysNamed('organizationKeys', name);
  expect(outcomeOf(await world.as(world.bakery.user).change('organizationKeys.revoke', { id: key?.id }))).toBe(200);
}
