import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { startPartnerSite } from './support/partner-site.ts';
import { refuseChanges } from './support/refusing-database.ts';
import { arriveAs, pressElsewhere } from './support/sign-in.ts';

const openWindow = shareWorld();

const MINUTE = 60_000;
const NOT_SAVED = "We couldn't save that";

/** Opens the consent page as the owner of the bakery and ticks one number. */
async function chooseOrders(world: BrowserWorld): Promise<{ requestId: string; channelId: string }> {
  const { page, partner, bakery } = world;
  const request = await partner.onboarding.start({ state: 'visit 7' });
  await arriveAs(world, bakery.user);
  await page.goto(request.url);
  await page.getByRole('checkbox', { name: '+447700900101' }).check();
  return { requestId: request.id, channelId: bakery.channels[0]?.id ?? '' };
}

const grant = (world: BrowserWorld) => world.page.getByRole('button', { name: 'Connect 1 number' }).click();

testInFull(
  'an answer is confirmed, and the browser goes back by itself',
  { like: 'the keyboard alone signs in, chooses, grants and goes back' },
  async () => {
    await using world = await startBrowserWorld();
    const { page, partner, bakery } = world;
    await using site = await startPartnerSite(() => ({ '/return': '' }));
    await partner.settings.update({ redirectUrls: [`${site.origin}/return`] });
    const { requestId, channelId } = await chooseOrders(world);

    await grant(world);
    await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
    await page
      .getByRole('status')
      .getByText(`Taking you back to ${new URL(site.origin).host}…`)
      .waitFor();

    const address = `/return?client=${bakery.id}&channels=[${channelId}]&state=visit%207&request=${requestId}`;
    await eventually(() => site.visits).toEqual([address]);
    expect(await page.getByRole('link', { name: 'Continue' }).getAttribute('href')).toBe(site.origin + address);
    await expect(partner.onboarding.get(requestId)).resolves.toMatchObject({ status: 'granted', shared: [channelId] });
  },
);

testInFull(
  'eleven minutes after sign-in the password is asked for once more',
  { like: 'with an authenticator app: a code to sign in, none in a browser that remembers, one to grant' },
  async () => {
    await using world = await openWindow();
    const { page, bakery, clock, seen } = world;
    await chooseOrders(world);
    clock.pass(11 * MINUTE);

    await grant(world);
    await page.getByRole('heading', { name: "Confirm it's you" }).waitFor();
    await page.getByLabel('Password').fill('not the password');
    await pressElsewhere(page, 'Confirm');
    await page.getByRole('alert').getByText('This password is wrong.').waitFor();
    await page.getByRole('button', { name: 'Go back' }).click();
    expect(await page.getByRole('checkbox', { name: '+447700900101' }).isChecked()).toBe(true);
    await grant(world);
    await page.getByLabel('Password').fill(bakery.user.password);
    await pressElsewhere(page, 'Confirm');

    await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
    expect(seen.count('POST /permission/answer')).toBe(3);
  },
);

testInFull(
  'an answer that the network lost is kept, and sent again',
  { like: 'who is offline keeps the choice' },
  async () => {
    await using world = await openWindow();
    const { page, partner } = world;
    const { requestId } = await chooseOrders(world);
    await page.route('**/permission/answer', (route) => route.abort('connectionreset'));

    await grant(world);
    await page.getByRole('heading', { name: NOT_SAVED }).waitFor();
    await page.getByRole('alert').getByText('There was no answer. Check your connection and try again').waitFor();
    await page.unroute('**/permission/answer');
    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
    await expect(partner.onboarding.get(requestId)).resolves.toMatchObject({ status: 'granted' });
  },
);

const back = ({ page, demo }: BrowserWorld) =>
  page.getByRole('button', { name: `Back to ${new URL(demo.partnerSiteUrl).host}` }).click();

test('who gives up goes back to the partner, who hears of an error and of nobody', async () => {
  await using world = await openWindow();
  const { page, partner, demo } = world;
  const { requestId, channelId } = await chooseOrders(world);
  const database = await refuseChanges(world.databaseUrl);

  await grant(world);
  await page.getByRole('heading', { name: NOT_SAVED }).waitFor();
  await back(world);

  await page.waitForURL(`${demo.partnerSiteUrl}/return?error=server_error&state=visit%207&request=${requestId}`);
  await expect(partner.permissions.check({ channelIds: [channelId] })).resolves.toMatchObject({ missing: [channelId] });
  await database.workAgain();
});

const LOST: [how: string, lose: (route: Route) => Promise<void>][] = [
  ['on its way', (route) => route.abort('connectionreset')],
  // After a timeout, a proxy sends its own response. This response does not show whether our server saved the answer.
  ['in a proxy', (route) => route.fulfill({ status: 504, contentType: 'text/html', body: '<h1>Time-out</h1>' })],
];
test.each(LOST)(
  'who goes back after a reply was lost %s tells the partner what was saved, not that nothing was',
  async (_, lose) => {
    await using world = await openWindow();
    const { page, partner, demo, bakery, seen } = world;
    const { requestId, channelId } = await chooseOrders(world);
    await page.route(
      '**/permission/answer',
      async (route) => {
        await route.fetch();
        await lose(route);
      },
      { times: 1 },
    );

    await grant(world);
    await page.getByRole('heading', { name: NOT_SAVED }).waitFor();
    await page.getByRole('alert').getByText('There was no answer.').waitFor();
    expect(await page.getByText('Nothing was changed').count()).toBe(0);
    await expect(partner.onboarding.get(requestId)).resolves.toMatchObject({ status: 'granted', shared: [channelId] });
    await back(world);

    const answer = `client=${bakery.id}&channels=[${channelId}]&state=visit%207&request=${requestId}`;
    await page.waitForURL(`${demo.partnerSiteUrl}/return?${answer}`);
    expect(seen.count('POST /permission/answer')).toBe(2);
  },
);

test('what is ticked while the answer is on its way changes nothing: the page goes on saying what was sent', async () => {
  await using world = await openWindow();
  const { page, partner } = world;
  const { requestId, channelId } = await chooseOrders(world);
  const { promise: isOver, resolve: letPass } = Promise.withResolvers<void>();
  await page.route('**/permission/answer', async (route) => {
    await isOver;
    await route.continue();
  });

  await grant(world);
  await page.getByRole('button', { name: 'Connect 1 number' }).and(page.locator('[aria-busy=true]')).waitFor();
  const second = page.getByRole('checkbox', { name: '+447700900102' });
  await second.click();
  expect(await second.isChecked()).toBe(false);
  letPass();

  await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
  await expect(partner.onboarding.get(requestId)).resolves.toMatchObject({ status: 'granted', shared: [channelId] });
});

test('while nobody knows what was saved, nobody is told, and the person hears of each try', async () => {
  await using world = await openWindow();
  const { page, demo } = world;
  await chooseOrders(world);
  let lost = 0;
  await page.route('**/permission/answer', (route) => {
    lost++;
    return route.abort('connectionreset');
  });
  await grant(world);
  const title = page.getByRole('heading', { name: NOT_SAVED });
  await title.and(page.locator(':focus')).waitFor();

  await back(world);
  await eventually(() => lost).toBe(2);
  await title.and(page.locator(':focus')).waitFor();
  await page.getByRole('alert').getByText('There was no answer.').waitFor();

  // The server refuses the third try. This refusal does not show whether the first try was saved, so the page must not
  // go back yet.
  await page.unroute('**/permission/answer');
  const database = await refuseChanges(world.databaseUrl);
  // The page ignores a click right after the last click, because it can be the second half of a double click. So the
  // test presses Enter.
  await page.getByRole('button', { name: 'Back to localhost:8083' }).press('Enter');
  await page.getByRole('alert').getByText('Try again in a moment.', { exact: true }).waitFor();
  await database.workAgain();
  await back(world);
  await page.waitForURL(`${demo.partnerSiteUrl}/return?client=**`);
});

testInFull(
  'a client that has connected another partner meanwhile is told so',
  { like: 'to an address that the partner has taken off its list meanwhile, no answer and no way leads' },
  async () => {
    await using world = await startBrowserWorld();
    const { page, partner, pharmacy, admin, baseUrl, demo } = world;
    const redirectUrl = `${demo.partnerSiteUrl}/other`;
    const other = await admin<{ id: string }>('partner', 'add', '--name', 'Beta Desk', '--redirect-url', redirectUrl);
    await arriveAs(world, pharmacy.user);
    await page.goto((await partner.onboarding.start()).url);
    await page.getByRole('checkbox').first().check();
    await world
      .as(pharmacy.user)
      .share(`${baseUrl}/permission?partner_id=${other.id}`, [pharmacy.channels[0]?.id ?? '']);

    await grant(world);

    await page.getByRole('heading', { name: 'Corner Pharmacy works with Beta Desk' }).waitFor();
  },
);

test('to an address that the partner has taken off its list meanwhile, no answer and no way leads', async () => {
  await using world = await openWindow();
  const { page, partner, demo } = world;
  const { channelId } = await chooseOrders(world);
  const { redirectUrls } = await partner.settings.get();
  await partner.settings.update({ redirectUrls: [`${demo.partnerSiteUrl}/new`] });

  await grant(world);

  await page.getByRole('heading', { name: "This link can't be used" }).waitFor();
  await page.getByText('It leads back to an address that Acme Inbox has not registered.').waitFor();
  expect(await page.getByRole('link').or(page.getByRole('button')).count()).toBe(0);
  await expect(partner.permissions.check({ channelIds: [channelId] })).resolves.toMatchObject({ missing: [channelId] });
  await partner.settings.update({ redirectUrls });
});

test('who is offline keeps the choice', async () => {
  await using world = await openWindow();
  const { page, context } = world;
  await chooseOrders(world);
  await context.setOffline(true);

  await grant(world);
  await page.getByRole('heading', { name: "You're offline", exact: true }).waitFor();
  await page.getByRole('status').getByText("Try again when you are connected. We'll keep your choice.").waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();

  await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
});

testInFull(
  'an answer that the database refused changed nothing, and can be given again',
  { like: 'who gives up goes back to the partner, who hears of an error and of nobody' },
  async () => {
    await using world = await startBrowserWorld();
    const { page, partner } = world;
    const { requestId, channelId } = await chooseOrders(world);
    const database = await refuseChanges(world.databaseUrl);

    await grant(world);
    await page.getByRole('heading', { name: NOT_SAVED }).waitFor();
    await page.getByRole('alert').getByText('Nothing was changed. Try again in a moment.').waitFor();
    await page.getByText(/^Reference: \S+$/).waitFor();
    await expect(partner.onboarding.get(requestId)).resolves.toMatchObject({ status: 'open' });
    await expect(partner.permissions.check({ channelIds: [channelId] })).resolves.toMatchObject({
      missing: [channelId],
    });

    await database.workAgain();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
  },
);

testInFull(
  'numbers that a colleague shared meanwhile are shown before anything is saved',
  { like: 'on a small screen, too, a person sees that the numbers have changed' },
  async () => {
    await using world = await openWindow();
    const { page, partner, bakery } = world;
    const { channelId } = await chooseOrders(world);
    await world.as(bakery.user).share((await partner.onboarding.start()).url, [channelId]);

    await grant(world);

    await page.getByRole('alert').getByText('Your numbers have changed. Please check your choice.').waitFor();
    await page.getByRole('checkbox', { name: '+447700900101 Orders Shared now' }).waitFor();
    await page.getByRole('button', { name: 'Keep as it is' }).waitFor();
  },
);

test('on a small screen, too, a person sees that the numbers have changed', async () => {
  await using world = await openWindow();
  const { page, partner, bakery } = world;
  await page.setViewportSize({ width: 320, height: 640 });
  const { channelId } = await chooseOrders(world);
  await world.as(bakery.user).share((await partner.onboarding.start()).url, [channelId]);

  await grant(world);
  const alert = page.getByRole('alert').getByText('Your numbers have changed. Please check your choice.');
  await alert.waitFor();

  await eventually(async () => (await alert.boundingBox())?.y ?? -1).toBeGreaterThanOrEqual(0);
});

test('a session that ended meanwhile is begun again, and the choice is kept', async () => {
  await using world = await openWindow();
  const { page, context, baseUrl, bakery } = world;
  await chooseOrders(world);
  const otherTab = await context.newPage();
  await otherTab.goto(`${baseUrl}/sign-in`);
  await otherTab.getByRole('button', { name: 'Sign out' }).click();
  await otherTab.getByRole('heading', { name: 'Sign in' }).waitFor();

  await grant(world);
  await page.getByRole('status').getByText('Your sign-in has ended. Sign in again; your choice is kept.').waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe(bakery.user.email);
  await page.getByLabel('Password').fill(bakery.user.password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await page.getByRole('checkbox', { name: '+447700900101', checked: true }).waitFor();
  await page.getByRole('button', { name: 'Connect 1 number' }).waitFor();
});
