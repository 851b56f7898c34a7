import { expect, test } from 'vitest';
import { testInFull } from '../test-in-turn.ts';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { setShared } from './support/set-shared.ts';
import { arriveAs } from './support/sign-in.ts';

const openWindow = shareWorld();

/** Opens a new request for the bakery, after the bakery has shared its first `count` numbers. */
async function openSharedQuestion(world: BrowserWorld, count: number): Promise<void> {
  await setShared(world, count);
  await arriveAs(world, world.bakery.user);
  await world.page.goto((await world.partner.onboarding.start()).url);
}

test('a withdrawal is shown once more before it is saved', async () => {
  await using world = await openWindow();
  const { page, bakery } = world;
  const [orders, support, wholesale] = bakery.channels;
  await openSharedQuestion(world, 2);
  await page.getByRole('button', { name: 'Keep as it is' }).waitFor();

  await page.getByRole('checkbox', { name: '+447700900102' }).uncheck();
  await page.getByRole('button', { name: 'Withdraw permission for 1 number' }).click();
  await page.getByRole('heading', { name: 'Withdraw permission for 1 number?' }).waitFor();
  await page.getByText("Acme Inbox's keys for +447700900102 stop working at once.").waitFor();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Keep as it is' }).waitFor();
  expect(await page.getByRole('checkbox', { name: '+447700900102' }).isChecked()).toBe(true);

  await page.getByRole('checkbox', { name: '+447700900102' }).uncheck();
  await page.getByRole('checkbox', { name: '+447700900103' }).check();
  await page.getByRole('status').getByText('1 to connect, 1 to withdraw').waitFor();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('heading', { name: 'Withdraw permission for 1 number?' }).waitFor();
  await page.getByRole('button', { name: 'Save changes' }).click();

  await page.getByRole('heading', { name: 'Acme Inbox has permission for 2 numbers' }).waitFor();
  await page.waitForURL(new RegExp(`channels=\\[${wholesale?.id},${orders?.id}\\]&revoked=\\[${support?.id}\\]`));
});

testInFull(
  'whoever withdraws everything reads that nothing is left',
  { like: 'a withdrawal is shown once more before it is saved' },
  async () => {
    await using world = await openWindow();
    const { page } = world;
    await openSharedQuestion(world, 2);

    await page.getByRole('checkbox', { name: '+447700900101' }).uncheck();
    await page.getByRole('checkbox', { name: '+447700900102' }).uncheck();
    await page.getByRole('button', { name: 'Withdraw permission for 2 numbers' }).click();
    await page.getByRole('heading', { name: 'Withdraw permission for 2 numbers?' }).waitFor();
    await page.getByRole('button', { name: 'Withdraw permission' }).click();

    await page.getByRole('heading', { name: 'Acme Inbox has no permission on your numbers now' }).waitFor();
  },
);

testInFull(
  'all numbers for a partner that the client never had are shown once more',
  { like: 'review all numbers: the keyboard alone suffices' },
  async () => {
    await using world = await startBrowserWorld();
    const { page, partner, admin, pharmacy } = world;
    for (const number of ['+447700900151', '+447700900152']) {
      await admin('channel', 'add', '--client', pharmacy.id, '--number', number, '--name', 'Delivery');
    }

    await arriveAs(world, pharmacy.user);
    await page.goto((await partner.onboarding.start()).url);
    await page.getByText('Makes Acme Inbox your integration partner').waitFor();
    await page.getByRole('button', { name: 'Select all 3' }).click();
    await page.getByRole('button', { name: 'Connect 3 numbers' }).click();
    await page.getByRole('heading', { name: 'Share all 3 numbers with Acme Inbox?' }).waitFor();
    await page.getByRole('button', { name: 'Connect 3 numbers' }).click();

    await page.getByRole('heading', { name: 'Acme Inbox has permission for 3 numbers' }).waitFor();
  },
);

test('whoever has nothing left to grant goes back with the whole list, however long ago the sign-in', async () => {
  await using world = await openWindow();
  const { page, partner, clock, bakery } = world;
  const ids = bakery.channels.map(({ id }) => id);
  await setShared(world, ids.length);
  await arriveAs(world, bakery.user);
  const request = await partner.onboarding.start();
  await page.goto(request.url);
  await page.getByRole('heading', { name: 'Acme Inbox already has permission for all your numbers' }).waitFor();
  clock.pass(11 * 60_000);

  await page.getByRole('button', { name: 'Done' }).click();

  await page.waitForURL(/\/return\?client=\w+&channels=\[[\w,]+\]&request=req_\w{22}$/);
  const told = new URL(page.url()).searchParams.get('channels')?.slice(1, -1).split(',');
  expect(told?.sort()).toEqual(ids.sort());
  await expect(partner.onboarding.get(request.id)).resolves.toMatchObject({ status: 'granted', granted: [] });
});

test('whoever keeps what was all shared sees the receipt again, and nothing ends that is kept', async () => {
  await using world = await openWindow();
  const { page, bakery, partner } = world;
  const ids = bakery.channels.map(({ id }) => id);
  await openSharedQuestion(world, ids.length);
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('checkbox', { name: '+447700900102' }).uncheck();
  await page.getByRole('button', { name: 'Withdraw permission for 1 number' }).click();
  await page.getByRole('heading', { name: 'Withdraw permission for 1 number?' }).waitFor();

  await page.getByRole('button', { name: 'Keep it' }).click();

  // In an earlier version, the button of this screen sent the withdrawal from which the person had gone back.
  await page.getByRole('heading', { name: 'Acme Inbox already has permission for all your numbers' }).waitFor();
  await page.getByRole('button', { name: 'Change' }).click();
  expect(await page.getByRole('checkbox', { name: '+447700900102' }).isChecked()).toBe(true);
  await page.getByRole('checkbox', { name: '+447700900103' }).uncheck();
  // Beside a withdrawal that is not saved, this button still keeps everything.
  await page.getByRole('button', { name: 'Keep as it is' }).click();
  await page.waitForURL(/\/return\?/);
  expect((await partner.permissions.check({ channelIds: ids })).missing).toEqual([]);
});

test('a review that cannot be had is said, and tried again', async () => {
  await using world = await openWindow();
  const { page } = world;
  await openSharedQuestion(world, 2);
  await page.getByRole('checkbox', { name: '+447700900102' }).uncheck();
  await page.route('**/permission/review', (route) => route.abort(), { times: 1 });
  await page.getByRole('button', { name: 'Withdraw permission for 1 number' }).click();

  await page.getByRole('heading', { name: "We couldn't save that" }).waitFor();
  await page.getByText('Nothing was changed.').waitFor();
  await page.getByRole('button', { name: 'Go back' }).click();
  expect(await page.getByRole('checkbox', { name: '+447700900102' }).isChecked()).toBe(false);
  await page.route('**/permission/review', (route) => route.abort(), { times: 1 });
  await page.getByRole('button', { name: 'Withdraw permission for 1 number' }).click();
  await page.getByRole('button', { name: 'Try again' }).click();

  await page.getByRole('heading', { name: 'Withdraw permission for 1 number?' }).waitFor();
  await page.getByRole('button', { name: 'Withdraw permission', exact: true }).click();
  await page.getByRole('heading', { name: 'Acme Inbox has permission for 1 number' }).waitFor();
});

testInFull(
  'whoever wants to change what is shared sees the list, all of it ticked',
  { like: 'whoever keeps what was all shared sees the receipt again, and nothing ends that is kept' },
  async () => {
    await using world = await openWindow();
    const { page, bakery } = world;
    await openSharedQuestion(world, bakery.channels.length);

    await page.getByRole('button', { name: 'Change' }).click();

    await page.getByRole('button', { name: 'Keep as it is' }).waitFor();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(4);
    // No number is left to grant, so the page does not offer an end date.
    expect(await page.getByText('Set an end date').count()).toBe(0);
  },
);
