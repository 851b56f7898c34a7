import { expect, test } from 'vitest';
import { shareWorld } from '../browser/support/browser-world.ts';
import { enterByCookie } from './support/enter-hub.ts';

const openWindow = shareWorld();

test('a screen whose script cannot be loaded says so, and loading the page again shows it', async () => {
  await using world = await openWindow();
  await world.page.setViewportSize({ width: 1280, height: 800 });
  const { page, t } = await enterByCookie(world, world.bakery.user, { area: 'client' });
  await page.route('**/hub/assets/*', (route) => route.abort());

  await page.getByRole('link', { name: t.frame.navActivity, exact: true }).click();

  await page.getByRole('heading', { level: 1, name: t.frame.screenFailedTitle }).waitFor();
  await page.unroute('**/hub/assets/*');
  await page.getByRole('button', { name: t.frame.tryAgain }).click();
  await page.getByRole('heading', { level: 1, name: t.activity.title }).waitFor();
  expect(await page.title()).toContain(t.activity.title);
});
