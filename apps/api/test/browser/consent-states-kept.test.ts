import { expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { setShared } from './support/set-shared.ts';
import { arriveAs, signIn } from './support/sign-in.ts';
import { untilSeen } from './support/until-seen.ts';

const openWindow = shareWorld();

/** Opens a new request for the bakery, after the bakery has shared its first `shared` numbers. */
async function openQuestion(world: BrowserWorld, shared: number): Promise<void> {
  await setShared(world, shared);
  await arriveAs(world, world.bakery.user);
  await world.page.goto((await world.partner.onboarding.start()).url);
}

const box = ({ page }: BrowserWorld, last: number) => page.getByRole('checkbox', { name: `+44770090010${last}` });
const button = ({ page }: BrowserWorld, name: string) => page.getByRole('button', { name, exact: true });

/** Finds the middle of a number's checkbox, as soon as the checkbox is on the page. */
async function placeOf(world: BrowserWorld, last: number): Promise<{ x: number; y: number }> {
  const at = await box(world, last).boundingBox();
  if (at === null) throw new Error('There is no box.');
  return { x: at.x + at.width / 2, y: at.y + at.height / 2 };
}

/** Moves the button with this name, so that the button covers this point of the window. */
async function moveTo(world: BrowserWorld, name: string, { x, y }: { x: number; y: number }): Promise<void> {
  await button(world, name).waitFor();
  await world.page.evaluate(`{
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === '${name}');
    button.style.cssText = 'position: fixed; left: ${x - 20}px; top: ${y - 20}px; z-index: 1';
  }`);
}

test('the second half of a double click on Keep it, or on any button, ticks nothing on the next screen', async () => {
  await using world = await openWindow();
  const { page } = world;
  await page.setViewportSize({ width: 600, height: 1500 });
  await openQuestion(world, 4);
  await button(world, 'Change').click();
  const place = await placeOf(world, 2);

  await page.reload();
  await moveTo(world, 'Change', place);
  await page.mouse.dblclick(place.x, place.y);
  expect(await box(world, 2).isChecked()).toBe(true);

  await box(world, 1).uncheck();
  await button(world, 'Withdraw permission for 1 number').click();
  await page.getByRole('heading', { name: 'Withdraw permission for 1 number?' }).waitFor();
  await moveTo(world, 'Keep it', place);
  await page.mouse.dblclick(place.x, place.y);
  await button(world, 'Change').click();
  expect(await box(world, 2).isChecked()).toBe(true);

  // The page ignores clicks until a person has had time to see the screen. This click comes later, so the click counts.
  await untilSeen(page);
  await page.mouse.click(place.x, place.y);
  await button(world, 'Withdraw permission for 1 number').waitFor();
});

test('whoever reloads the review, or leaves it and comes back, finds the choice as it was, and reviews it again', async () => {
  await using world = await openWindow();
  const { page, seen, partner } = world;
  await openQuestion(world, 4);
  const answers = seen.count('POST /permission/answer');
  await button(world, 'Change').click();
  await box(world, 2).uncheck();
  await button(world, 'Withdraw permission for 1 number').click();
  await page.getByRole('heading', { name: 'Withdraw permission for 1 number?' }).waitFor();

  await page.reload();
  await button(world, 'Withdraw permission for 1 number').waitFor();
  expect(await box(world, 2).isChecked()).toBe(false);

  await button(world, 'Withdraw permission for 1 number').click();
  await page.getByRole('heading', { name: 'Withdraw permission for 1 number?' }).waitFor();
  await page.goto(`${world.demo.partnerSiteUrl}/`);
  await page.goBack();
  await button(world, 'Withdraw permission for 1 number').click();
  await page.getByRole('heading', { name: 'Withdraw permission for 1 number?' }).waitFor();
  expect(seen.count('POST /permission/answer')).toBe(answers);
  await button(world, 'Withdraw permission').click();
  await page.waitForURL(/\/return\?/);

  // After the answer, the page has forgotten the choice: a new request begins without it.
  expect((await partner.permissions.check({ channelIds: [world.bakery.channels[1]?.id ?? ''] })).missing).toHaveLength(
    1,
  );
  await page.goto((await partner.onboarding.start()).url);
  await button(world, 'Keep as it is').waitFor();
});

test('a choice is kept for the person who made it, and for nobody else of the same client', async () => {
  await using world = await startBrowserWorld();
  const { page, baseUrl, demo, admin, bakery, travel, context } = world;
  await admin('person', 'add', '--email', travel.user.email, '--account', bakery.id);
  const pickBakery = async () => {
    await page.getByRole('radio', { name: 'Harbour Bakery' }).check();
    await button(world, 'Continue').click();
  };
  await arriveAs(world, bakery.user);
  await page.goto(`${baseUrl}/permission?partner_id=${demo.partner.id}`);
  await box(world, 1).check();

  await context.clearCookies();
  await button(world, 'Connect 1 number').click();
  await page.getByText('Your sign-in has ended.').waitFor();
  await signIn(page, travel.user);
  await pickBakery();
  expect(await box(world, 1).isChecked()).toBe(false);
  await page.reload();
  await pickBakery();

  expect(await box(world, 1).isChecked()).toBe(false);
});

testInFull(
  'whoever signs in on a request of somebody else reads whose it is, and that person goes on',
  {
    like: 'who signed in in another tab, or switched the account, reads whose request it is, not that the link is bad',
  },
  async () => {
    await using world = await openWindow();
    const { page, context, bakery, travel } = world;
    await openQuestion(world, 0);
    await box(world, 1).check();
    await context.clearCookies();
    await button(world, 'Connect 1 number').click();
    await page.getByText('Your sign-in has ended.').waitFor();

    await signIn(page, travel.user);
    await page.getByRole('heading', { name: 'Someone else opened this request' }).waitFor();
    await page.getByText(`Only ${bakery.user.email} can go on.`).waitFor();
    await button(world, 'Switch account').click();
    await page.getByLabel('Password').fill(bakery.user.password);
    await button(world, 'Sign in').click();

    await button(world, 'Connect 1 number').waitFor();
    expect(await box(world, 1).isChecked()).toBe(true);
  },
);
