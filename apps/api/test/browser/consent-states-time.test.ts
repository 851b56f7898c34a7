import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import { type BrowserWorld, shareWorld } from './support/browser-world.ts';
import { arriveAs } from './support/sign-in.ts';
import { holdCalls } from './support/slow-network.ts';

const openWindow = shareWorld();

const MINUTE = 60_000;

/**
 * Opens the consent page as the owner of the bakery. Returns a function that moves the browser's clock and our clock
 * together.
 */
async function openQuestion(world: BrowserWorld): Promise<(ms: number) => Promise<void>> {
  const { page, partner, bakery, clock } = world;
  await page.clock.install();
  await arriveAs(world, bakery.user);
  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox', { name: '+447700900101' }).check();
  return async (ms) => {
    clock.pass(ms);
    await page.clock.fastForward(ms);
  };
}

const dialog = ({ page }: BrowserWorld) => page.getByRole('alertdialog', { name: 'Do you need more time?' });

test('two minutes before the end a person is asked, once each time, and gets fifteen minutes more', async () => {
  await using world = await openWindow();
  const { page, seen, bakery } = world;
  const pass = await openQuestion(world);

  await pass(12 * MINUTE);
  expect(await dialog(world).count()).toBe(0);
  await pass(MINUTE);
  await dialog(world).getByText('For your safety, this request ends soon.').waitFor();
  await page.getByRole('button', { name: 'More time' }).click();
  await dialog(world).waitFor({ state: 'hidden' });
  expect(seen.count('POST /permission/more-time')).toBe(1);

  await pass(12 * MINUTE);
  expect(await dialog(world).count()).toBe(0);
  await pass(MINUTE);
  await dialog(world).waitFor();
  await page.getByRole('button', { name: 'More time' }).click();
  await dialog(world).waitFor({ state: 'hidden' });
  expect(await page.getByRole('checkbox', { name: '+447700900101' }).isChecked()).toBe(true);

  // The request was opened 26 minutes ago and is still valid.
  await page.getByRole('button', { name: 'Connect 1 number' }).click();
  await page.getByLabel('Password').fill(bakery.user.password);
  // The button stands where the last one stood, so a click at once would be the second half of a double click.
  await page.getByRole('button', { name: 'Confirm' }).press('Enter');
  await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
});

test('Esc declines, and after the end the answer is refused', async () => {
  await using world = await openWindow();
  const { page, partner, seen, bakery } = world;
  const pass = await openQuestion(world);
  await pass(13 * MINUTE);
  await dialog(world).waitFor();

  await page.keyboard.press('Escape');
  await dialog(world).waitFor({ state: 'hidden' });
  expect(seen.count('POST /permission/more-time')).toBe(0);
  await pass(2 * MINUTE);
  await page.getByRole('button', { name: 'Connect 1 number' }).click();

  await page.getByRole('heading', { name: "This link can't be used" }).waitFor();
  await page
    .getByText('It is wrong, has expired or was already used. Go back to Acme Inbox and start again.')
    .waitFor();
  const channelIds = [bakery.channels[0]?.id ?? ''];
  await expect(partner.permissions.check({ channelIds })).resolves.toMatchObject({ missing: channelIds });
});

const grantButton = ({ page }: BrowserWorld) => page.getByRole('button', { name: 'Connect 1 number' });

// Each function closes the dialog and presses the grant button below the dialog at almost the same time.
const CLOSINGS: [string, (world: BrowserWorld) => Promise<void>][] = [
  ['the second half of a double click on Close', ({ page }) => page.getByRole('button', { name: 'Close' }).dblclick()],
  [
    'a press right after Esc',
    async (world) => {
      await world.page.keyboard.press('Escape');
      await grantButton(world).click({ force: true });
    },
  ],
  [
    'a press right after more time was given',
    async (world) => {
      await world.page.getByRole('button', { name: 'More time' }).click();
      await dialog(world).waitFor({ state: 'hidden' });
      await grantButton(world).click({ force: true });
    },
  ],
];

test.each(inTurn(CLOSINGS, 0))('%s grants nothing, and a press after a look does', async (_, closeAndPress) => {
  await using world = await openWindow();
  const { page, seen, bakery } = world;
  // In a window of this size, the buttons of the dialog lie over the grant button. So the second half of a double click
  // on a button of the dialog hits the grant button.
  await page.setViewportSize({ width: 600, height: 262 });
  const pass = await openQuestion(world);
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  await pass(13 * MINUTE);
  await dialog(world).waitFor();
  // From here on, only the test moves the clock. So the speed of the machine does not matter.
  await page.clock.pauseAt((await page.evaluate<number>('Date.now()')) + MINUTE);
  await page.evaluate("pressed = []; addEventListener('click', ({ target }) => pressed.push(target.innerText), true)");

  await closeAndPress(world);

  await dialog(world).waitFor({ state: 'hidden' });
  // When the server has answered this call, every call that the page sent earlier has reached the server.
  await page.evaluate("fetch('/permission/question', { method: 'POST' }).then(({ status }) => status)");
  expect(seen.count('POST /permission/answer')).toBe(0);
  // Control: the press did reach the grant button.
  expect(await page.evaluate('pressed.at(-1)')).toBe('Connect 1 number');

  await page.clock.runFor(500);
  await grantButton(world).click();
  // The sign-in was 13 minutes ago, so the answer needs the password again.
  await page.getByLabel('Password').fill(bakery.user.password);
  // The button stands where the last one stood, so a click at once would be the second half of a double click.
  await page.getByRole('button', { name: 'Confirm' }).press('Enter');
  await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
});

testInFull(
  'more time that comes too late is no time',
  { like: 'Esc declines, and after the end the answer is refused' },
  async () => {
    await using world = await openWindow();
    const { page } = world;
    const pass = await openQuestion(world);
    await pass(13 * MINUTE);
    await dialog(world).waitFor();
    await pass(3 * MINUTE);

    await page.getByRole('button', { name: 'More time' }).click();

    await page.getByRole('heading', { name: "This link can't be used" }).waitFor();
    expect(await dialog(world).count()).toBe(0);
  },
);

test('nobody is asked who has answered', async () => {
  await using world = await openWindow();
  const { page, context, demo } = world;
  await context.route(`${demo.partnerSiteUrl}/**`, (route) => route.fulfill({ status: 204 }));
  const pass = await openQuestion(world);
  await page.getByRole('button', { name: 'Connect 1 number' }).click();
  await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();

  await pass(14 * MINUTE);

  await page.getByRole('status').getByText('Nothing happening? Select Continue.').waitFor();
  expect(await dialog(world).count()).toBe(0);
});

testInFull(
  'whoever is stuck on the way back is told after five seconds, and not before',
  { like: 'redirecting stuck: the keyboard alone suffices' },
  async () => {
    await using world = await openWindow();
    const { page, context, demo } = world;
    let visits = 0;
    await context.route(`${demo.partnerSiteUrl}/**`, (route) => {
      visits++;
      return route.fulfill({ status: 204 });
    });
    await openQuestion(world);
    await page.getByRole('button', { name: 'Connect 1 number' }).click();
    await page.getByRole('status').getByText('Taking you back to localhost:8083…').waitFor();

    await page.clock.fastForward(3_000);
    await eventually(() => visits).toBe(1);
    expect(await page.getByText('Nothing happening?').count()).toBe(0);
    await page.clock.fastForward(5_000);
    await page.getByRole('status').getByText('Nothing happening? Select Continue.').waitFor();
    await page.getByRole('link', { name: 'Continue' }).click();

    await eventually(() => visits).toBe(2);
  },
);

// The page shows its loading text when a timer of 300 ms fires. In this test the timer fires in the frame in which the
// reply of the server arrives, before the page has cleared the timer.
test.each(isFull ? [288, 293, 298] : [293])(
  'a reply %i ms after the page began names the window, not the check before it',
  async (ms) => {
    await using world = await openWindow();
    const { page, partner } = world;
    const TITLE = "Sign in to review Acme Inbox's request";
    const questions = await holdCalls(page, '**/permission/question');
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(160_000);
    await page.goto((await partner.onboarding.start()).url);
    await page.locator('[role=status]').waitFor({ state: 'attached' });

    await page.clock.runFor(ms);
    questions.letGo();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.clock.runFor(100);

    expect(await page.title()).toBe(TITLE);
  },
);
