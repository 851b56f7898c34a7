import { eventually } from '@chatelaine/tools/browser/eventually';
import { isFull } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { arriveAs, signIn } from './support/sign-in.ts';
import { holdCalls } from './support/slow-network.ts';

const openWindow = shareWorld();

const MINUTE = 60_000;
const BAD_LINK = "This link can't be used";

testInFull(
  'a check that takes longer than a moment says so',
  { like: 'loading: h1, no text cut, nothing that axe objects to' },
  async () => {
    await using world = await openWindow();
    const { page, partner } = world;
    const { url } = await partner.onboarding.start();
    const questions = await holdCalls(page, '**/permission/question');

    await page.goto(url);
    await page.getByRole('status').getByText('Checking this request…').waitFor();

    questions.letGo();
    await page.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
  },
);

const tooLate = (from: string) => `It is wrong, has expired or was already used. Go back to ${from} and start again.`;

const BAD: [string, string, number, (world: BrowserWorld) => Promise<string>, (() => Promise<BrowserWorld>)?][] = [
  ['of nobody', tooLate('where you came from'), 404, async ({ baseUrl }) => `${baseUrl}/dashboard/app/nobody00PA`],
  [
    'with a request that was never made',
    tooLate('where you came from'),
    404,
    async ({ baseUrl }) => `${baseUrl}/permission?request=req_0`,
  ],
  ['with a request that was answered', tooLate('Acme Inbox'), 404, usedRequest],
  ['with a request that is 16 minutes old', tooLate('Acme Inbox'), 404, expiredRequest],
  [
    'with a redirect URL that is not listed',
    'It leads back to an address that Acme Inbox has not registered. Please tell Acme Inbox.',
    400,
    unlistedRedirect,
  ],
  ['of a suspended partner', tooLate('Acme Inbox'), 404, suspendedPartner, startBrowserWorld],
];
// A quick run takes one row for each explanation that the page can show for a bad link.
const QUICK_BAD = ['of nobody', 'with a request that was answered', 'with a redirect URL that is not listed'];

test.each(BAD.filter(([link]) => isFull || QUICK_BAD.includes(link)))(
  'a link %s leads nowhere',
  async (_, says, status, makeLink, open = openWindow) => {
    await using world = await open();
    const { page } = world;
    const link = await makeLink(world);

    const answer = await page.goto(link);

    expect(answer?.status()).toBe(status);
    await page.getByRole('heading', { name: BAD_LINK, exact: true }).waitFor();
    await page.getByText(says, { exact: true }).waitFor();
    expect(await page.getByRole('link').or(page.getByRole('button')).count()).toBe(0);
  },
);

async function usedRequest({ as, partner, bakery }: BrowserWorld): Promise<string> {
  const { url } = await partner.onboarding.start();
  await as(bakery.user).share(url, [bakery.channels[0]?.id ?? '']);
  return url;
}

async function expiredRequest({ partner, clock }: BrowserWorld): Promise<string> {
  const { url } = await partner.onboarding.start();
  clock.pass(16 * MINUTE);
  return url;
}

async function unlistedRedirect({ partner, demo }: BrowserWorld): Promise<string> {
  return partner.permissions.requestUrl({ partnerId: demo.partner.id, redirectUrl: 'https://evil.example/return' });
}

async function suspendedPartner({ partner, demo, admin }: BrowserWorld): Promise<string> {
  await admin('suspend', demo.partner.id);
  return partner.permissions.requestUrl({ partnerId: demo.partner.id });
}

testInFull(
  'to a redirect URL that is taken off the list while the page is open, no way leads',
  { like: 'to an address that the partner has taken off its list meanwhile, no answer and no way leads' },
  async () => {
    await using world = await startBrowserWorld();
    const { page, partner, demo, bakery } = world;
    await page.goto((await partner.onboarding.start({ redirectUrl: `${demo.partnerSiteUrl}/return` })).url);
    await page.getByText('You go back to localhost:8083').waitFor();
    await partner.settings.update({ redirectUrls: ['https://elsewhere.example/return'] });

    await signIn(page, bakery.user);

    await page.getByRole('heading', { name: BAD_LINK, exact: true }).waitFor();
    await page.getByText('It leads back to an address that Acme Inbox has not registered.').waitFor();
    expect(await page.getByRole('link').or(page.getByRole('button')).count()).toBe(0);
    expect(await page.getByText('localhost:8083').count()).toBe(0);
  },
);

test("a request that somebody else has begun to answer can't be used", async () => {
  await using world = await openWindow();
  const { page, partner, bakery, travel } = world;
  const { url } = await partner.onboarding.start();
  await world.as(bakery.user).question(url);
  await arriveAs(world, travel.user);

  await page.goto(url);

  await page.getByRole('heading', { name: BAD_LINK }).waitFor();
});

test('who is not signed in is asked to, and told when the password is wrong', async () => {
  await using world = await openWindow();
  const { page, baseUrl, demo, bakery } = world;
  const email = encodeURIComponent(bakery.user.email);

  await page.goto(`${baseUrl}/dashboard/app/${demo.partner.id}?email=${email}`);
  await page.getByRole('heading', { name: "Sign in to review Acme Inbox's request" }).waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe(bakery.user.email);
  await page.getByText(`Your address bar shows ${new URL(baseUrl).host}.`).waitFor();

  await signIn(page, { email: bakery.user.email, password: 'not the password' });
  await page.getByRole('alert').getByText('This email and password do not match.').waitFor();
  await page.getByLabel('Password').and(page.locator(':focus')).waitFor();
});

test('what is missing or no address is said by the page, in its own words, at the first wrong field', async () => {
  await using world = await openWindow();
  const { page, partner, seen } = world;
  await page.goto((await partner.onboarding.start()).url);
  const [email, password] = [page.getByLabel('Email'), page.getByLabel('Password')];

  await page.getByRole('button', { name: 'Sign in' }).click();
  await email.and(page.locator(':focus')).waitFor();
  expect(await page.getByRole('alert').allInnerTexts()).toEqual(['Fill this in.', 'Fill this in.']);
  await email.fill('owner');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('textbox', { name: 'Email', description: 'Enter an email address' }).waitFor();
  await email.fill('owner@bakery.example');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await password.and(page.locator(':focus')).waitFor();

  expect(await page.getByRole('alert').allInnerTexts()).toEqual(['Fill this in.']);
  expect(seen.count('POST /api/auth/sign-in')).toBe(0);
});

test('the owner of a suspended client is not asked', async () => {
  await using world = await startBrowserWorld();
  const { page, partner, admin, seen, bakery } = world;
  const { url } = await partner.onboarding.start();
  await admin('suspend', bakery.id);

  await page.goto(url);
  await signIn(page, bakery.user);

  await eventually(() => seen.count('POST /permission/question')).toBe(2);
  await page.getByRole('alert').getByText('This account is suspended. Contact the operator.').waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
});
