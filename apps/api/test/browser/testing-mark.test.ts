import { expectAccessible } from '@chatelaine/tools/browser/accessible';
import { expect, test } from 'vitest';
import { shareWorld } from './support/browser-world.ts';
import { chooseOrders } from './support/partner-site-visit.ts';
import { showPictures } from './support/pictures.ts';
import { takePicture } from './support/screen.ts';
import { signIn } from './support/sign-in.ts';

showPictures();
const openWindow = shareWorld((world) =>
  world.admin('partner', 'set', '--partner', world.demo.partner.id, '--testing', 'on'),
);

test('that a partner tests stands above its question from the sign-in to the end', async () => {
  await using world = await openWindow({ viewport: { width: 320, height: 640 } });
  const { page, bakery, partner, context, demo } = world;
  await context.route(`${demo.partnerSiteUrl}/**`, (route) => route.fulfill({ status: 204 }));
  const { url } = await partner.onboarding.start();
  const mark = page.getByRole('complementary').getByText('This partner is testing.');

  await page.goto(url);
  await mark.waitFor();
  await signIn(page, bakery.user);
  await page.getByRole('checkbox', { name: '+447700900101' }).waitFor();
  expect(await mark.isVisible()).toBe(true);
  await expectAccessible(page);
  await takePicture(page, 'a partner that tests');
  await chooseOrders(page);
  await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
  expect(await mark.isVisible()).toBe(true);
});
