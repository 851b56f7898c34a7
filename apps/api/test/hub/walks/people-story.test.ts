import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startBrowserWorld } from '../browser/support/browser-world.ts';
import { outcomeOf } from '../world/answer.ts';
import { openWindow } from '../world/window.ts';
import { mailsTo, typeCode } from './support/hub-mails.ts';

const WIDE = { viewport: { width: 1280, height: 800 } };
const NEXT = 'correct horse battery';
const ANA = { email: 'ana@people.example', password: 'another horse battery' };

/** Opens the list of people from the list of screens. */
async function openPeople(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
}

// It takes more than two seconds, because three people act in two browsers.
test('a forgotten password, a second owner, a removed member whose session and codes are dead at the next request', async () => {
  await using world = await startBrowserWorld({ options: WIDE });
  const { page, bakery, nobody, baseUrl } = world;
  const { email } = bakery.user;
  const ben = await world.invite(bakery.id, 'ben@people.example', { role: 'admin' });
  const linkTo = async (address: string): Promise<string> => {
    const links = () => mailsTo(world, address).flatMap(({ text }) => /\S+\/sign-in\/new#\w+/.exec(text)?.[0] ?? []);
    await eventually(() => links().length).toBe(1);
    return links()[0] ?? '';
  };

  // The owner has forgotten the password, and sets a new one by the mailed link. The former password is refused then.
  await page.goto(`${baseUrl}/client`);
  await page.getByRole('button', { name: 'Forgot?', exact: true }).click();
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill(email);
  await page.getByRole('button', { name: 'Send link', exact: true }).click();
  await page.getByText('If we know this address, a link is on its way.').waitFor();
  await page.goto(await linkTo(email));
  await page.getByLabel('Your name').fill('Owner');
  await page.getByLabel('Password', { exact: true }).fill(NEXT);
  await page.getByRole('button', { name: 'Save password', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
  expect(outcomeOf(await nobody.post('/api/auth/sign-in/email', { email, password: bakery.user.password }))).toBe(
    'unauthenticated',
  );

  // A second owner is invited, and signs up in another browser.
  await openPeople(page);
  const own = page.getByRole('row').filter({ hasText: email });
  await expect(own.getByRole('button', { name: 'Leave this account' }).getAttribute('aria-disabled')).resolves.toBe(
    'true',
  );
  await own.getByText('The last owner can be neither removed').waitFor();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByLabel('E-mail').fill(ANA.email);
  await page.getByRole('radio', { name: /^Owner/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
  await typeCode(world, page, email);
  await page.getByText(`We sent an e-mail to ${ANA.email}.`).waitFor();
  await page.getByRole('row').filter({ hasText: ANA.email }).getByText('Invited').waitFor();
  await using ana = await openWindow(world.nodes[0].port, { options: WIDE });
  await ana.page.goto(await linkTo(ANA.email));
  await ana.page.getByLabel('Your name').fill('Ana Souza');
  await ana.page.getByLabel('Password').fill(ANA.password);
  await ana.page.getByRole('button', { name: 'Create account', exact: true }).click();
  const second = ana.page;
  await second.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
  await openPeople(second);
  // Two owners who can sign in: the first one is no longer the last one.
  await page.reload();
  await expect(
    own.getByRole('button', { name: 'Leave this account' }).getAttribute('aria-disabled'),
  ).resolves.toBeNull();

  // The second owner removes a member, who has a session and a code.
  const key = { name: 'Till', scopes: ['send'] };
  const { header: code } = await world.code(ben, 'organizationKeys.create', key);
  expect(outcomeOf(await ben.ask('people.list'))).toBe(200);
  await second.getByRole('button', { name: 'Remove Somebody' }).click();
  const confirm = second.getByRole('alertdialog', { name: 'Remove Somebody from Harbour Bakery?' });
  await confirm.getByText('out at the next request').waitFor();
  await confirm.getByRole('button', { name: 'Cancel' }).and(second.locator(':focus')).waitFor();
  await confirm.getByRole('button', { name: 'Remove Somebody' }).click();
  await second.getByRole('status').filter({ hasText: 'Somebody is removed.' }).waitFor();
  await expect(second.getByRole('row').filter({ hasText: ben.email }).count()).resolves.toBe(0);

  expect(outcomeOf(await ben.ask('people.list'))).toBe('unauthenticated');
  expect(outcomeOf(await ben.change('organizationKeys.create', key, { code }))).toBe('unauthenticated');
  expect(await world.sql('select from one_time_code where person_id = $1', [ben.id])).toEqual([]);
});
