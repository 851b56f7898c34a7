import { expect, test } from 'vitest';
import { startBrowserWorld } from '../browser/support/browser-world.ts';
import { cutTexts } from '../browser/support/cut-texts.ts';
import { setShared } from '../browser/support/set-shared.ts';
import { enterByCookie } from './support/enter-hub.ts';
import { goToPartner } from './support/go-to-partner.ts';

// Widths between a phone and a desk. At 900 the menu stands beside the table, so the table has less room than at 660.
const WIDTHS = [515, 600, 660, 900];

// Once: the columns of shared numbers with keys went past the edge of the card, and the page scrolled sideways.
test('the numbers of a client fit into medium widths when they are shared and have keys', async () => {
  await using world = await startBrowserWorld();
  const { page, partner, bakery } = world;
  await setShared(world, 3);
  for (const { id } of bakery.channels.slice(0, 3)) await partner.channelKeys.create({ channelId: id, name: 'Till' });

  const visit = await enterByCookie(world, bakery.user, { area: 'client', lang: 'pt' });
  await page.locator('.key-hint').nth(2).waitFor();
  const channels = await sidewaysAt(WIDTHS);
  await goToPartner(visit);
  await page.getByRole('button', { name: visit.t.ownPartner.change, exact: true }).waitFor();
  const permissions = await sidewaysAt(WIDTHS);

  expect({ channels, permissions }).toEqual({ channels: [], permissions: [] });

  async function sidewaysAt(widths: readonly number[]): Promise<string[]> {
    const found: string[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await cutTexts(page)).map((text) => `${width}: ${text}`));
      if (await page.evaluate<boolean>(IS_TOO_WIDE)) found.push(`${width}: the table leaves its card`);
    }
    return found;
  }
});

const IS_TOO_WIDE = `
  document.documentElement.scrollWidth > innerWidth ||
  [...document.querySelectorAll('.ui-table')].some(({ clientWidth, firstElementChild: table }) =>
    table.getBoundingClientRect().width > clientWidth)`;
