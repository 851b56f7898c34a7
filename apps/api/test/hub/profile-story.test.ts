import type { AuthenticatorOffer } from '@chatelaine/shared';
import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserWorld } from '../browser/support/browser-world.ts';
import { startBrowserWorld } from '../browser/support/browser-world.ts';
import { focused } from '../browser/support/keyboard.ts';
import { shown } from '../codes/authenticator-app.ts';
import { outcomeOf } from '../world/answer.ts';
import { openWindow } from '../world/window.ts';
import { enterHub } from './support/enter-hub.ts';
import { mailsTo, typeCode } from './support/hub-mails.ts';
import { decodeQrCode, squaresOf } from './support/read-qr-code.ts';

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterAll(() => world.stop());

/** Opens an empty window for the next test, in the world of this file. */
const freshWindow = async (): Promise<BrowserWorld> => ({
  ...world,
  ...(await openWindow(world.nodes[0].port, {})),
});
/** Decodes the QR code that a picture draws. */
async function readPicture(picture: Locator): Promise<string> {
  const [, , side = '0'] = (await picture.getAttribute('viewBox'))?.split(' ') ?? [];
  const path = await picture.locator('path').last().getAttribute('d');
  return decodeQrCode(squaresOf(Number(side), path ?? ''));
}
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

test('the language of the profile is the language of the hub from then on', async () => {
  await using visit = await freshWindow();
  const { page } = await enterHub(visit, visit.travel.user, { area: 'profile' });

  await page.getByLabel('Language').selectOption('Deutsch');
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await heading(page, 'Profil').waitFor();
  await page.goto(`${visit.baseUrl}/client`);
  await heading(page, 'Kanäle').waitFor();
});

test('a new address is confirmed by a press on the page of the mailed link, and not by opening it', async () => {
  await using visit = await freshWindow();
  const { page } = await enterHub(visit, visit.studio.user, { area: 'profile' });
  const next = 'new@studio.example';
  await page.getByRole('button', { name: 'Change e-mail address' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change e-mail address' });
  await dialog.getByLabel('New e-mail address').fill(next);
  await dialog.getByLabel('Your password').fill('a wild guess');
  await dialog.getByRole('button', { name: 'Send link' }).click();
  await dialog.getByText('This is not your present password.').waitFor();
  await dialog.getByLabel('Your password').fill(visit.studio.user.password);
  await dialog.getByRole('button', { name: 'Send link' }).click();
  await dialog.getByText(`We sent a link to ${next}.`).waitFor();
  const [link] = mailsTo(visit, next).flatMap(({ text }) => /\S+\/profile\/email#\w+/.exec(text)?.[0] ?? []);

  await page.goto(link ?? '');
  await heading(page, 'Confirm your new e-mail address').waitFor();

  await page.getByText(`Your new address is ${next}.`).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  const addresses = () => visit.sql('select from identity."user" where email = $1', [next]);
  expect(await addresses()).toEqual([]);
  await page.getByRole('button', { name: 'Confirm the new address' }).click();
  await page.getByText(`Your e-mail address is ${next} now.`).waitFor();
  expect(await addresses()).toHaveLength(1);
});

test('a new password ends the other sessions, and a weak one is refused in words', async () => {
  await using visit = await freshWindow();
  const elsewhere = await visit.signIn(visit.pharmacy.user);
  const { page } = await enterHub(visit, visit.pharmacy.user, { area: 'profile' });
  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  await dialog.getByText('ends your other sessions').waitFor();
  await dialog.getByLabel('Current password').fill(visit.pharmacy.user.password);
  await dialog.getByLabel('New password').fill('password1234');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await dialog.getByText('Many people use this password').waitFor();
  expect(outcomeOf(await elsewhere.ask('profile.get'))).toBe(200);

  await dialog.getByLabel('New password').fill('correct horse battery');
  await dialog.getByRole('button', { name: 'Change password' }).click();

  await page.getByText('Your password is changed.').waitFor();
  expect(outcomeOf(await elsewhere.ask('profile.get'))).toBe('unauthenticated');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
});

test('a person with two accounts sets up an authenticator app, and stores the recovery codes by keyboard alone', async () => {
  await using visit = await freshWindow();
  const { admin, bakery, demo, clock } = visit;
  await admin('person', 'add', '--email', bakery.user.email, '--account', demo.partner.id, '--role', 'member');
  const { page } = await enterHub(visit, bakery.user, { area: 'profile' });
  const to = async (name: string) => {
    let reached = '';
    for (let at = 0; at < 30 && !reached.includes(name); at++) {
      await page.keyboard.press('Tab');
      reached = await focused(page);
    }
    expect(reached).toContain(name);
  };
  await to('Set up authenticator app');
  await page.keyboard.press('Enter');
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  const offered = page.waitForResponse((answer) => answer.url().includes('authenticator.begin') && answer.ok());
  await typeCode(visit, page, bakery.user.email);
  const { secret, uri } = (await (await offered).json()).result.data as AuthenticatorOffer;
  const dialog = page.getByRole('dialog', { name: 'Set up your authenticator app' });
  expect((await dialog.locator('code').innerText()).replaceAll(' ', '')).toBe(secret);

  const link = dialog.getByRole('link', { name: 'Open in your authenticator app', exact: true });
  expect(await link.getAttribute('href')).toBe(uri);
  expect(await readPicture(dialog.getByRole('img', { name: 'QR code for your authenticator app' }))).toBe(uri);
  expect(uri).toContain(secret);
  expect(urls.filter((url) => url.includes('draw-qr-code'))).toHaveLength(1);
  expect(urls.filter((url) => url.includes(secret))).toEqual([]);

  await to('Code of the app');
  await page.keyboard.type(shown(clock, { secret }));
  await page.keyboard.press('Enter');

  const codes = page.getByRole('dialog', { name: 'Your recovery codes' });
  await eventually(() => codes.getByRole('listitem').count()).toBe(10);
  await page.keyboard.press('Escape');
  await codes.getByText('Store the codes first').waitFor();
  await to("I've stored them");
  await page.keyboard.press('Space');
  await to('Done');
  await page.keyboard.press('Enter');
  await page.getByText('Your authenticator app is on.').waitFor();
  await page.getByText('10 recovery codes are left.').waitFor();
});
