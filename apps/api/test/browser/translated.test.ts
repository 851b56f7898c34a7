// These tests open each state of the consent page while a translation tool of the browser changes the page's texts.
import { eventually } from '@chatelaine/tools/browser/eventually';
import { TRANSLATIONS, translationScript } from '@chatelaine/tools/browser/translate-page';
import { inTurn, isFull } from '@chatelaine/tools/rounds';
import { describe, expect, test } from 'vitest';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { STATES } from './support/states.ts';
import { passSight, untilSeen } from './support/until-seen.ts';
import { ask, press, visitIn } from './support/visit.ts';

// A quick run takes only this way to translate. Each test takes some seconds, and the browser uses most of this time.
const QUICK = ['kept twice'] as const;
const openWindow = shareWorld();

/**
 * Makes the browser translate every page that this window opens from now on. Returns a function that lists the script
 * errors of the page and its stale texts. A visible text is stale if it is the translation of an old text, which the
 * page has changed since.
 */
async function translate({ page, context }: BrowserWorld, way: (typeof TRANSLATIONS)[number]) {
  const broken: unknown[] = [];
  page.on('pageerror', (error) => broken.push(error));
  await context.addInitScript(translationScript(way));
  return async () => [...broken, ...(await page.evaluate<string[]>('frozen()'))];
}

const wordsOf = ({ page }: BrowserWorld, selector: string) => eventually(() => page.locator(selector).innerText());

describe.each(isFull ? TRANSLATIONS : QUICK)('%s', (way) => {
  test('four ticked numbers read as four, and three that are unticked as three: what is shown is sent', async () => {
    await using world = await openWindow();
    const { page, partner } = world;
    const findStale = await translate(world, way);
    const visit = visitIn(world, 'en');
    await ask(visit, world.bakery.user);
    for (const last of [1, 2, 3, 4]) await page.getByRole('checkbox', { name: `+44770090010${last}` }).check();

    await wordsOf(world, '.count').toBe('4 to connect');
    await wordsOf(world, '[type=submit]').toBe('Connect 4 numbers');
    expect(await findStale()).toEqual([]);
    await untilSeen(page);
    await press(visit, 'Connect 4 numbers');
    await page.getByRole('heading', { name: 'Acme Inbox has permission for 4 numbers' }).waitFor();

    await ask(visit, world.bakery.user);
    await press(visit, 'Change');
    for (const last of [1, 2, 3]) await page.getByRole('checkbox', { name: `+44770090010${last}` }).uncheck();
    await wordsOf(world, '[type=submit]').toBe('Withdraw permission for 3 numbers');
    expect(await findStale()).toEqual([]);
    await press(visit, 'Withdraw permission for 3 numbers');
    await press(visit, 'Withdraw permission');
    await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
    const { missing } = await partner.permissions.check({ channelIds: world.bakery.channels.map(({ id }) => id) });
    expect(missing).toHaveLength(3);
  });
});

// A quick run takes the states in which the page changes most texts without showing another screen. The random walks
// in the widget's tests cover the other states.
const MOVING = ['until a date, closed', 'many numbers, some found', 'redirecting stuck'];

test.each(
  STATES.filter(({ name }) => isFull || MOVING.includes(name)).map(
    (state, index) => [state.name, state, index] as const,
  ),
)('nothing freezes on the way to: %s', async (_, state, index) => {
  for (const way of inTurn(TRANSLATIONS, index)) {
    await using world = await (state.spoils === true ? startBrowserWorld() : openWindow());
    const findStale = await translate(world, way);
    await world.page.clock.install();
    await state.arrange?.(world);
    await state.reach(visitIn(world, 'en'));
    await world.page.getByRole('heading', { level: 1, name: state.h1, exact: true }).waitFor();
    await passSight(world.page);

    expect(await findStale()).toEqual([]);
  }
});

test('control: a text that is rewritten beneath a translation is found', async () => {
  await using world = await openWindow();
  const findStale = await translate(world, 'replaced');
  await world.page.goto(`${world.baseUrl}/sign-in`);
  await world.page.evaluate(`{
    const line = document.body.appendChild(document.createElement('s'));
    globalThis.text = line.appendChild(document.createTextNode('Grant'));
  }`);
  await world.page.locator('s > font').waitFor();

  await world.page.evaluate(`text.data = 'Withdraw'`);

  expect(await findStale()).toEqual(['"Grant" stands for "Withdraw"']);
});
