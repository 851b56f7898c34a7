// The actions of the consent page stay at the bottom of the window. These tests check that nothing that has the focus
// is hidden behind them (WCAG 2.4.11), and that the page does not move when its script arrives.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startBrowserWorld } from './support/browser-world.ts';
import { arriveAs } from './support/sign-in.ts';
import { stopClock, untilDrawn } from './support/until-seen.ts';

// A person with a zoom of 200 % or more has such a window.
const LOW = [
  { width: 600, height: 400 },
  { width: 320, height: 400 },
];

/** Presses Tab until the focus is on the main button, and lists the elements that were hidden meanwhile. */
async function hiddenWhileTabbing(page: Page): Promise<{ stops: number; hidden: string[] }> {
  const hidden: string[] = [];
  for (let stops = 1; stops < 80; stops++) {
    await page.keyboard.press('Tab');
    const { name, isHidden, isLast } = await page.evaluate<{ name: string; isHidden: boolean; isLast: boolean }>(FOCUS);
    if (isHidden) hidden.push(name);
    if (isLast) return { stops, hidden };
  }
  throw new Error('No Tab leads to the main button.');
}

const FOCUS = `(() => {
  const at = document.activeElement;
  const bar = document.querySelector('.actions');
  const { top, bottom } = at.getBoundingClientRect();
  const isHidden = at !== document.body && !bar.contains(at) && (top < 0 || bottom > bar.getBoundingClientRect().top);
  return { name: at.closest('label')?.innerText ?? at.innerText, isHidden, isLast: at.type === 'submit' };
})()`;

test('with forty numbers the button is on screen, and no focus is behind it in a low window', async () => {
  await using world = await startBrowserWorld();
  const { page, partner, bakery, sql } = world;
  await sql(
    `insert into channel (id, client_id, phone_number, name, status, payment, upstream, created_at)
     select 'forty' || lpad(n::text, 3, '0') || 'CH', client_id, '+44770090' || (1200 + n), 'Branch ' || n, status,
       payment, upstream, created_at from channel, generate_series(1, 36) n where channel.id = $1`,
    [bakery.channels[0]?.id],
  );
  await arriveAs(world, bakery.user);
  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox').nth(39).waitFor();
  const button = page.getByRole('button', { name: 'Connect', exact: true });
  const { y = 0, height = 0 } = (await button.boundingBox()) ?? {};
  expect([y > 0, y + height <= 920]).toEqual([true, true]);

  for (const size of LOW) {
    await page.setViewportSize(size);
    await page.evaluate('document.activeElement.blur(), scrollTo(0, 0)');
    const { stops, hidden } = await hiddenWhileTabbing(page);
    expect(stops).toBeGreaterThan(40);
    expect(hidden).toEqual([]);
  }

  // Control: without the padding, the check finds numbers that have the focus behind the actions.
  await page.evaluate("document.documentElement.style.scrollPadding = '0'");
  await page.evaluate('document.activeElement.blur(), scrollTo(0, 0)');
  expect((await hiddenWhileTabbing(page)).hidden.length).toBeGreaterThan(0);
});

test('header, faces and heading are in the page that the server sends, and stay where they are', async () => {
  await using world = await startBrowserWorld();
  const { page, partner } = world;
  const { url } = await partner.onboarding.start();
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(url);
  const places = () => page.evaluate<number[][]>(PLACES);
  const before = await places();
  expect(before.flat().every((length) => length > 0)).toBe(true);
  expect(await page.locator('h1').innerText()).toBe('Checking this request…');
  await page.unrouteAll();
  await page.route('**/permission/question', () => {});

  await using _stopped = await stopClock(page);
  await page.goto(url);
  await untilDrawn(page, page.getByRole('status').getByText('Checking this request…'));

  expect(await places()).toEqual(before);
});

const PLACES = `[...document.querySelectorAll('header, .faces, .ui-face, h1')].map((each) => {
  const { top, width, height } = each.getBoundingClientRect();
  return [top + 1, width, height];
})`;
