// Each test covers a situation in which a person could find no way on, or could be misled. The tests use a real
// browser. All tests of this file together take two seconds.
import { expect, test } from 'vitest';
import { type BrowserWorld, shareWorld } from './support/browser-world.ts';
import { HUB, returnFromHub } from './support/hub.ts';
import { setShared } from './support/set-shared.ts';
import { arriveAs, signIn } from './support/sign-in.ts';
import { untilSeen } from './support/until-seen.ts';

const openWindow = shareWorld();
const button = ({ page }: BrowserWorld, name: string) => page.getByRole('button', { name, exact: true });
const heading = ({ page }: BrowserWorld, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

async function tickOne(world: BrowserWorld): Promise<void> {
  await setShared(world, 0);
  await arriveAs(world, world.bakery.user);
  await world.page.goto((await world.partner.onboarding.start()).url);
  await world.page.getByRole('checkbox', { name: '+447700900101' }).check();
  await untilSeen(world.page);
}

test('who signed in in another tab, or switched the account, reads whose request it is, not that the link is bad', async () => {
  await using world = await openWindow();
  const { page, bakery, travel } = world;
  await tickOne(world);

  // Another person now signs in, as in another tab: the browser's cookie changes, but the open page does not notice.
  await arriveAs(world, travel.user);
  await button(world, 'Connect 1 number').click();
  await heading(world, 'Someone else opened this request');
  await page.getByText(`Only ${bakery.user.email} can go on.`).waitFor();

  // The person who opened the request signs in again, and the page still has the number that this person ticked.
  await button(world, 'Switch account').click();
  await page.getByLabel('Password').fill(bakery.user.password);
  await button(world, 'Sign in').click();
  await button(world, 'Connect 1 number').waitFor();

  await button(world, 'Switch account').click();
  await signIn(page, travel.user);
  await heading(world, 'Someone else opened this request');
  await page.getByText(`Only ${bakery.user.email} can go on.`).waitFor();

  // Control: when the request has expired, the page shows a bad link even to the person who opened the request.
  await tickOne(world);
  await world.sql("update permission_request set expires_at = now() - interval '1 hour'");
  await button(world, 'Connect 1 number').click();
  await heading(world, "This link can't be used");
});

test('half a date is called a day to choose, not an empty field', async () => {
  await using world = await openWindow();
  const { page } = world;
  await tickOne(world);
  await page.getByText('Set an end date').click();

  // The person types only the first of the three parts of the date.
  await page.getByLabel('Last day').press('1');
  await button(world, 'Connect 1 number').click();

  await page.getByRole('alert').getByText('Choose a day from tomorrow on.').waitFor();
});

test('who has a password is told that a link replaces it; a used link leads to signing in', async () => {
  await using world = await openWindow();
  const { page, admin, bakery, studio } = world;
  const person = ['--email', bakery.user.email, '--account', studio.id];
  const { link } = await admin<{ link: string }>('person', 'add', ...person);

  await page.goto(link);
  await heading(world, 'Set a new password');
  await page.getByText('It replaces the password that you have').waitFor();
  const name = page.getByLabel('Your name');
  expect([await name.inputValue(), await name.isEditable()]).toEqual(['Owner', false]);
  await page.getByLabel('Password').fill('an entirely new one');
  await button(world, 'Save password').click();
  await returnFromHub(page, world.baseUrl);
  await button(world, 'Sign out').click();

  await page.goto(link);
  await heading(world, "This link can't be used");
  await button(world, 'Sign in').click();
  await heading(world, 'Sign in');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await signIn(page, { ...bakery.user, password: 'an entirely new one' });
  await page.waitForURL(HUB);
});
