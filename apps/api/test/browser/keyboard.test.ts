import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { focused } from './support/keyboard.ts';
import { type PartnerSite, startPartnerSite } from './support/partner-site.ts';
import { arriveAs } from './support/sign-in.ts';
import { holdCalls } from './support/slow-network.ts';
import { untilSeen } from './support/until-seen.ts';

const openWindow = shareWorld();

const GRANTED = 'Acme Inbox has permission for 1 number';

/** Starts a partner's site whose return address responds with no page, so the browser stays on the consent page. */
async function openStayingSite({ partner }: BrowserWorld): Promise<PartnerSite> {
  const site = await startPartnerSite(() => ({ '/return': '' }));
  await partner.settings.update({ redirectUrls: [`${site.origin}/return`] });
  return site;
}

async function pressAndName(page: Page, key: string, times: number): Promise<string[]> {
  const names: string[] = [];
  for (let time = 0; time < times; time++) {
    await page.keyboard.press(key);
    names.push(await focused(page));
  }
  return names;
}

test('the keyboard alone signs in, chooses, grants and goes back', async () => {
  await using world = await openWindow();
  const { page, partner, seen, bakery } = world;
  await using site = await openStayingSite(world);
  await page.goto((await partner.onboarding.start()).url);
  await page.getByLabel('Email').and(page.locator(':focus')).waitFor();

  await page.keyboard.type(bakery.user.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(bakery.user.password);
  await page.keyboard.press('Enter');
  await page
    .getByRole('heading', { name: 'Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?' })
    .waitFor();
  await untilSeen(page);
  expect(await pressAndName(page, 'Tab', 8)).toEqual([
    '- button "Select all 4"',
    '- checkbox "+447700900101 Orders"',
    '- checkbox "+447700900102 Support"',
    '- checkbox "+447700900103 Wholesale"',
    '- checkbox "+447700900104 New shop Not active yet"',
    expect.stringContaining('Set an end date'),
    '- button "Not now"',
    '- button "Connect"',
  ]);

  await page.keyboard.press('Escape');
  expect((await pressAndName(page, 'Shift+Tab', 6)).at(-1)).toBe('- checkbox "+447700900101 Orders"');
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Connect 1 number' }).waitFor();
  expect(seen.count('POST /permission/answer')).toBe(0);

  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: GRANTED }).waitFor();
  await eventually(() => site.visits.length).toBe(1);
  expect(await pressAndName(page, 'Tab', 1)).toEqual([expect.stringContaining('- link "Continue"')]);
  await page.keyboard.press('Enter');
  await eventually(() => site.visits.length).toBe(2);
  expect(site.visits[1]).toBe(site.visits[0]);
});

testInFull(
  'one key ticks all numbers and another unticks them, and the account comes before the question',
  { like: 'the keyboard alone signs in, chooses, grants and goes back' },
  async () => {
    await using world = await openWindow();
    const { page, partner, bakery } = world;
    await arriveAs(world, bakery.user);
    await page.goto((await partner.onboarding.start()).url);
    await page.getByRole('heading', { name: 'Let Acme Inbox send and receive' }).waitFor();
    await untilSeen(page);

    expect(await pressAndName(page, 'Shift+Tab', 1)).toEqual(['- button "Switch account"']);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('- button "Select all 4"');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Connect 4 numbers' }).waitFor();
    expect(await focused(page)).toBe('- button "Clear selection"');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Connect', exact: true }).waitFor();
    expect(await focused(page)).toBe('- button "Select all 4"');
  },
);

testInFull(
  'the keyboard alone gives a permission an end',
  { like: 'until a date, open: the keyboard alone suffices' },
  async () => {
    await using world = await openWindow();
    const { page, partner, bakery } = world;
    await using _site = await openStayingSite(world);
    await arriveAs(world, bakery.user);
    await page.goto((await partner.onboarding.start()).url);
    await page.getByRole('checkbox', { name: '+447700900104' }).focus();
    await page.keyboard.press('Space');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('Last day');
    await page.keyboard.type('12312031');
    await page.getByText('Ends after 31 December 2031').waitFor();
    await untilSeen(page);
    await page.keyboard.press('Enter');

    await page.getByText('Permission for 1 number ends after 31 December 2031.').waitFor();
  },
);

test('"Not now" by keyboard goes back at once, and shares nothing', async () => {
  await using world = await openWindow();
  const { page, partner, demo, bakery } = world;
  await partner.settings.update({ redirectUrls: [`${demo.partnerSiteUrl}/return`] });
  const request = await partner.onboarding.start();
  await arriveAs(world, bakery.user);
  await page.goto(request.url);
  const notNow = page.getByRole('button', { name: 'Not now' });
  await notNow.focus();

  await page.keyboard.press('Enter');

  await page.waitForURL(`${demo.partnerSiteUrl}/return?error=access_denied&request=${request.id}`);
  await expect(partner.onboarding.get(request.id)).resolves.toMatchObject({ status: 'denied', shared: [] });
});

test('a double click and an impatient Enter send one answer, and the page opened again says that it was answered', async () => {
  await using world = await openWindow();
  const { page, partner, seen, bakery } = world;
  await using site = await openStayingSite(world);
  await arriveAs(world, bakery.user);
  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox', { name: '+447700900101' }).check();
  // Control: before the answer, the person can still switch to another account.
  await page.getByRole('button', { name: 'Switch account' }).waitFor();
  const answers = await holdCalls(page, '**/permission/answer');

  await page.getByRole('button', { name: 'Connect 1 number' }).dblclick();
  await page.keyboard.press('Enter');
  answers.letGo();
  await page.getByRole('heading', { name: GRANTED }).waitFor();
  expect([answers.count(), seen.count('POST /permission/answer')]).toEqual([1, 1]);

  await eventually(() => site.visits.length).toBe(1);
  // In the first tab, the browser still waits for the partner's 204 response, which would cancel a reload. So the test
  // opens the request in a new tab.
  const again = await page.context().newPage();
  await again.goto(page.url());
  await again.getByRole('heading', { name: 'You have answered this request' }).waitFor();
  // No account can answer an answered request again. The button "Switch account" would only sign the person out and
  // lead to a bad link, so the page does not show this button.
  expect(await again.getByRole('button', { name: 'Switch account' }).count()).toBe(0);
});

testInFull(
  'a partner that has registered no redirect URL gets his client back at the default one',
  { like: 'rule 4: with none named and none listed, http://app.360dialog.io, literally' },
  async () => {
    await using world = await startBrowserWorld();
    const { page, partner, bakery } = world;
    await partner.settings.update({ redirectUrls: [] });
    await page.route('http://app.360dialog.io/**', (route) => route.fulfill({ body: 'The default.' }));
    const request = await partner.onboarding.start();

    await arriveAs(world, bakery.user);
    await page.goto(request.url);
    await page.getByText('You go back to app.360dialog.io').waitFor();
    await page.getByRole('checkbox', { name: '+447700900101' }).check();
    await page.getByRole('button', { name: 'Connect 1 number' }).click();

    const query = `client=${bakery.id}&channels=[${bakery.channels[0]?.id}]&request=${request.id}`;
    await page.waitForURL(`http://app.360dialog.io/?${query}`);
  },
);
