import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { arriveAs } from './support/sign-in.ts';

// In this world the bakery has twelve numbers: its own four numbers and eight branches.
const openWindow = shareWorld((world) => addNumbers(world, 1, 8));

/** Adds one number to the bakery for each branch, from the branch number `from` up to the branch number `to`. */
async function addNumbers({ admin, bakery }: Pick<BrowserWorld, 'admin' | 'bakery'>, from: number, to: number) {
  for (let at = from; at <= to; at++) {
    const number = `+4477009001${10 + at}`;
    await admin('channel', 'add', '--client', bakery.id, '--number', number, '--name', `Branch ${at}`);
  }
}

/** Opens the consent page as the owner of the bakery. */
async function askForMany(world: BrowserWorld): Promise<void> {
  await arriveAs(world, world.bakery.user);
  await world.page.goto((await world.partner.onboarding.start()).url);
  await world.page.getByRole('checkbox').first().waitFor();
}

test('eight numbers need no filter, nine do', async () => {
  await using world = await startBrowserWorld();
  const { page, admin, bakery } = world;
  await addNumbers(world, 1, 4);
  await askForMany(world);
  expect(await page.getByRole('checkbox').count()).toBe(8);
  expect(await page.getByRole('searchbox').count()).toBe(0);

  await admin('channel', 'add', '--client', bakery.id, '--number', '+447700900131', '--name', 'Ninth');
  await page.reload();

  await page.getByRole('searchbox', { name: 'Find a number or name' }).waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(9);
});

describe('in a list of twelve', () => {
  // All rows use one page, because an earlier search does not change the result of a later search.
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openWindow();
    await askForMany(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test.each([
    ['a name', 'branch', 8],
    ['a name in other letters', '  NEW SH', 1],
    ['digits', '900 103', 1],
    ['digits with brackets', '(0)101', 1],
    ['a number as it is written', '+44 7700 900112', 1],
    ['nothing', '', 12],
    ['what is not there', 'nowhere', 0],
  ])('numbers are found by %s: "%s" shows %i', async (_, wanted, count) => {
    const { page } = world;

    await page.getByRole('searchbox').fill(wanted);

    await page.getByRole('status').getByText(`${count} of 12 shown`).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(count);
  });
});

test('Enter in the filter sends nothing, what is found can be ticked at once, and what is hidden counts', async () => {
  await using world = await openWindow();
  const { page, seen, partner } = world;
  await askForMany(world);
  await page.getByRole('checkbox', { name: '+447700900101' }).check();
  const filter = page.getByRole('searchbox');

  await filter.fill('branch');
  await filter.press('Enter');
  expect(seen.count('POST /permission/answer')).toBe(0);
  await page.getByRole('button', { name: 'Select all 8 shown' }).click();
  await page.getByRole('status').getByText('9 to connect').waitFor();
  await filter.fill('branch 1');
  await page.getByRole('checkbox', { name: 'Branch 1' }).uncheck();
  await page.getByRole('status').getByText('8 to connect').waitFor();
  await page.getByRole('button', { name: 'Connect 8 numbers' }).click();

  await page.getByRole('heading', { name: 'Acme Inbox has permission for 8 numbers' }).waitFor();
  const shared = await partner.channels.list({ permission: 'shared' }).toArray({ limit: 20 });
  const names = shared.map(({ name }) => name).filter((name) => /Orders|Branch/.test(name));
  expect(names.sort()).toEqual([
    'Branch 2',
    'Branch 3',
    'Branch 4',
    'Branch 5',
    'Branch 6',
    'Branch 7',
    'Branch 8',
    'Orders',
  ]);
});
