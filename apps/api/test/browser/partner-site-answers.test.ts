import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import { shareWorld } from './support/browser-world.ts';
import { chooseOrders, openPartnerSite } from './support/partner-site-visit.ts';
import { showPictures } from './support/pictures.ts';
import { takePicture } from './support/screen.ts';
import { signIn } from './support/sign-in.ts';

showPictures();
const openWindow = shareWorld();

const SHARED = 'You shared 1 number with us.';
const DENIED = 'Nothing was shared, as you chose.';
const CLOSED = 'The window was closed, and no answer has arrived here.';
const MINUTE = 60_000;

describe('without JavaScript', () => {
  test('the form asks in the same tab, and the answer is there without an id in the address', async () => {
    await using visit = await openPartnerSite(await openWindow());
    const { site, world, openVisitor } = visit;
    const page = await openVisitor({ javaScriptEnabled: false });
    await page.goto(site.url);
    await page.getByLabel('Number (optional)').fill('+44 7700 900101');
    await page.getByRole('button', { name: 'Connect WhatsApp' }).click();
    await page.waitForURL(`${world.baseUrl}/permission?request=*`);

    // This browser has no JavaScript, but the consent page needs JavaScript. So the person answers in another browser,
    // and this browser opens the address to which that browser is sent back.
    await page.goto(await answerElsewhere(visit, page.url()));

    await page.getByText(SHARED).waitFor();
    expect(page.url()).toBe(`${site.url}/`);
    await page.getByRole('button', { name: 'Create API key for +447700900101' }).click();
    await page.getByText('was made and stored.').waitFor();
  });

  testInFull(
    'a number that cannot be read stands in the field again, beside what is wrong with it',
    { like: 'a number that cannot be read is said on the page, and the window closes' },
    async () => {
      await using visit = await openPartnerSite(await openWindow());
      const page = await visit.openVisitor({ javaScriptEnabled: false });
      await page.goto(visit.site.url);

      await page.getByLabel('Number (optional)').fill('the shop');
      await page.getByRole('button', { name: 'Connect WhatsApp' }).click();

      await page.getByText('This is no phone number that we can read.').waitFor();
      expect(await page.getByLabel('Number (optional)').inputValue()).toBe('the shop');
    },
  );
});

describe('in the window', () => {
  testInFull(
    '"Not now" is said, and nothing is shared',
    { like: 'in two tabs of one visitor each question has its own answer, also the older one' },
    async () => {
      await using visit = await openPartnerSite(await openWindow());
      const { page, world } = visit;
      const popup = await visit.press('Connect WhatsApp');
      await signIn(popup, world.bakery.user);

      await popup.getByRole('button', { name: 'Not now' }).click();

      await page.getByRole('status').getByText(DENIED).waitFor();
      expect(await page.getByRole('listitem').count()).toBe(0);
      await takePicture(page, 'partner site denied');
    },
  );

  test('an answer whose message got lost is heard of when the window closes: the return page has brought it', async () => {
    await using visit = await openPartnerSite(await openWindow());
    const { page } = visit;
    const popup = await visit.press('Connect WhatsApp');
    const address = await answerElsewhere(visit, popup.url());
    await page.evaluate(`fetch('${address}')`);

    await popup.close();

    await page.getByRole('status').getByText(SHARED).waitFor();
  });

  testInFull(
    'an answer that Chatelaine did not confirm at first is not lost: loading the return page again takes it',
    { like: 'an answer whose message got lost is heard of when the window closes: the return page has brought it' },
    async () => {
      await using visit = await openPartnerSite(await openWindow());
      const { page, world, site } = visit;
      const popup = await visit.press('Connect WhatsApp');
      const address = await answerElsewhere(visit, popup.url());
      await world.admin('suspend', world.demo.partner.id);
      await popup.goto(address).catch(() => {});
      await page.getByRole('status').getByText('(suspended, request').waitFor();
      await world.admin('suspend', world.demo.partner.id, '--resume');

      await page.goto(address);

      await page.getByText(SHARED).waitFor();
      await page.goto(site.url);
      expect(await page.getByRole('listitem').count()).toBe(1);
    },
  );

  test.each(
    inTurn(
      [
        ['a grant', SHARED, chooseOrders],
        ['a no', DENIED, (popup: Page) => popup.getByRole('button', { name: 'Not now' }).click()],
      ] as const,
      0,
    ),
  )(
    '%s is taken from the message alone, by its state, where the return page never loads',
    async (_, sentence, answer) => {
      await using visit = await openPartnerSite(await openWindow());
      const { page, world, site } = visit;
      await world.context.route(`${site.url}/return?*`, (route) => route.abort());
      const popup = await visit.press('Connect WhatsApp');
      await signIn(popup, world.bakery.user);

      await answer(popup);

      await page.getByRole('status').getByText(sentence).waitFor();
    },
  );

  test('in two tabs of one visitor each question has its own answer, also the older one', async () => {
    await using visit = await openPartnerSite(await openWindow());
    const { page, world, site } = visit;
    const older = await visit.press('Connect WhatsApp');
    const other = await world.context.newPage();
    await other.goto(site.url);
    const opened = world.context.waitForEvent('page');
    await other.getByRole('button', { name: 'Connect WhatsApp' }).click();
    const newer = await opened;
    await newer.waitForURL(`${world.baseUrl}/**`);
    const returned = world.context.waitForEvent('response', (answer) => answer.url().startsWith(`${site.url}/return?`));

    await signIn(older, world.bakery.user);
    await chooseOrders(older);

    await page.getByRole('status').getByText(SHARED).waitFor();
    expect(await page.getByRole('listitem').count()).toBe(1);
    const back = await returned;
    expect(back.status()).toBe(200);
    await page.goto(back.url());
    await page.getByText(SHARED).waitFor();
    await newer.reload();
    await newer.getByRole('checkbox', { name: /Support/ }).check();
    await newer.getByRole('button', { name: 'Connect 1 number' }).click();
    await other.getByRole('status').getByText(SHARED).waitFor();
    expect(await other.getByRole('listitem').count()).toBe(2);
  });

  testInFull(
    'after fifteen minutes the question has expired',
    { like: 'an answer that Chatelaine could not save is told as what it is' },
    async () => {
      await using visit = await openPartnerSite(await openWindow());
      const { page, world, site } = visit;
      const popup = await visit.press('Connect WhatsApp');
      const state = await stateOf(visit, popup.url());
      world.clock.pass(16 * MINUTE);

      await popup
        .goto(`${site.url}/return?error=access_denied&state=${state}&request=${requestIn(popup.url())}`)
        .catch(() => {});

      await page.getByRole('status').getByText('The question has expired: it waits for 15 minutes.').waitFor();
    },
  );

  test('a browser that opens no window offers the link and this tab, and both lead to the question', async () => {
    await using visit = await openPartnerSite(await openWindow());
    const { page, world } = visit;
    await page.evaluate('window.realOpen = open; window.open = () => null');
    await page.getByRole('button', { name: 'Connect WhatsApp' }).click();
    await page.getByRole('status').getByText('Your browser opened no window.').waitFor();
    await takePicture(page, 'partner site blocked');
    await expectAccessible(page, ['light']);

    await page.evaluate('window.open = realOpen');
    const opened = world.context.waitForEvent('page');
    await page.getByRole('link', { name: 'Open the window' }).click();
    await (await opened).getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
    await page.getByRole('button', { name: 'Continue in this tab' }).click();
    await signIn(page, world.bakery.user);
    await chooseOrders(page);

    await page.getByRole('status').getByText(SHARED).waitFor();
    expect(page.url()).toBe(`${visit.site.url}/`);
  });

  testInFull(
    'when Chatelaine says no the page says why, and the window closes',
    { like: 'a number that cannot be read is said on the page, and the window closes' },
    async () => {
      await using visit = await openPartnerSite(await openWindow());
      const { page, world } = visit;
      await world.partner.settings.update({ redirectUrls: [] });

      await page.getByRole('button', { name: 'Connect WhatsApp' }).click();

      await page.getByRole('status').getByText('redirect_not_allowed').waitFor();
      await eventually(() => world.context.pages().length).toBe(1);
    },
  );
});

// These tests can use one visit of the site, because no test of this group shares a number with the site.
describe('in the window, without numbers', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await openPartnerSite(await openWindow());
  });
  afterAll(() => visit?.[Symbol.asyncDispose]());

  test('a number that cannot be read is said on the page, and the window closes', async () => {
    const { page, world } = visit;
    await page.getByLabel('Number (optional)').fill('the shop');

    await page.getByRole('button', { name: 'Connect WhatsApp' }).click();

    await page.getByRole('status').getByText('This is no phone number that we can read.').waitFor();
    await eventually(() => world.context.pages().length).toBe(1);
    expect(await page.getByLabel('Number (optional)').inputValue()).toBe('the shop');
    await takePicture(page, 'partner site number not read');
  });

  test('an answer that Chatelaine could not save is told as what it is', async () => {
    const { page, site } = visit;
    await page.goto(site.url);
    const popup = await visit.press('Connect WhatsApp');
    const state = await stateOf(visit, popup.url());

    await popup
      .goto(`${site.url}/return?error=server_error&state=${state}&request=${requestIn(popup.url())}`)
      .catch(() => {});

    await page.getByRole('status').getByText('Chatelaine could not save your answer.').waitFor();
  });

  test('a window that is closed without an answer is told, and an answer from elsewhere is not taken for one', async () => {
    const { page } = visit;
    await page.goto(visit.site.url);
    await (await visit.press('Connect WhatsApp')).close();
    await page.getByRole('status').getByText(CLOSED).waitFor();

    const popup = await visit.press('Connect WhatsApp');
    await answerElsewhere(visit, popup.url());
    await popup.close();

    await page.getByRole('status').getByText(CLOSED).waitFor();
    await page.goto(visit.site.url);
    expect(await page.getByRole('listitem').count()).toBe(0);
  });
});

test('the keyboard alone connects a number, also with Enter in the field', async () => {
  await using visit = await openPartnerSite(await openWindow());
  const { page, world } = visit;
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('id')).toBe('number');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.localName')).toBe('chatelaine-connect');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('+447700900102');

  const opened = world.context.waitForEvent('page');
  await page.keyboard.press('Enter');
  const popup = await opened;
  await signIn(popup, world.bakery.user);
  await popup.getByRole('button', { name: 'Connect 1 number' }).click();

  await page.getByRole('status').and(page.locator(':focus')).getByText(SHARED).waitFor();
  await page.getByRole('heading', { name: '+447700900102' }).waitFor();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toContain('Create API key');
});

type Visit = Awaited<ReturnType<typeof openPartnerSite>>;

const requestIn = (url: string): string => new URL(url).searchParams.get('request') ?? '';
const stateOf = async ({ world }: Visit, url: string) => (await world.partner.onboarding.get(requestIn(url))).state;

/** Shares the bakery's first number in another browser. Returns the address to which that browser would go back. */
async function answerElsewhere({ world }: Visit, url: string): Promise<string> {
  const { bakery } = world;
  const receipt = await world.as(bakery.user).share(
    url,
    bakery.channels.slice(0, 1).map(({ id }) => id),
  );
  return receipt.redirectTo;
}
