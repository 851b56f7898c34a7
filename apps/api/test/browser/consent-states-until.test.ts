import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import { expect, test } from 'vitest';
import { someOf, testInFull } from '../test-in-turn.ts';
import { outcomeOf } from '../world/answer.ts';
import { type BrowserWorld, shareWorld, startBrowserWorld } from './support/browser-world.ts';
import { arriveAs } from './support/sign-in.ts';
import { stayHere } from './support/visit.ts';

const openWindow = shareWorld();

const DAY = 24 * 60 * 60_000;
const GRANTED = 'Acme Inbox has permission for 1 number';

/** Opens the consent page as the owner of the bakery, ticks a number and opens the date field. */
async function tickAndOpenDate(world: BrowserWorld, number = '+447700900101'): Promise<void> {
  const { page, partner, bakery } = world;
  await stayHere(world);
  await arriveAs(world, bakery.user);
  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox', { name: number }).check();
  await page.getByText('Set an end date').click();
}

const endOf = async ({ partner, bakery }: BrowserWorld, at = 0) => {
  const [newest] = await partner.permissions.list({ channelId: bakery.channels[at]?.id ?? '' }).toArray({ limit: 1 });
  return newest?.expiresAt ?? null;
};

test('a permission that ends on a day says so before, after and later, and ends by itself', async () => {
  await using world = await startBrowserWorld({ options: { timezoneId: 'Europe/London' } });
  const { page, partner, bakery, clock } = world;
  const channelId = bakery.channels[0]?.id ?? '';
  await tickAndOpenDate(world);
  await page.getByLabel('Last day').fill('2031-12-31');
  await page.getByText('Ends after 31 December 2031').waitFor();
  await page.getByRole('button', { name: 'Connect 1 number' }).click();
  await page.getByRole('heading', { name: GRANTED }).waitFor();
  await page.getByText('Permission for 1 number ends after 31 December 2031.').waitFor();
  expect(await endOf(world)).toBe('2032-01-01T00:00:00.000Z');
  const key = await partner.channelKeys.create({ channelId, name: 'Prod server' });
  expect(outcomeOf(await world.as(key).send())).toBe(200);

  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox', { name: 'Orders Shared until 31 December 2031', checked: true }).waitFor();

  clock.pass(Date.parse('2032-01-01T00:00:00Z') - clock.now().getTime());
  await expect(partner.permissions.check({ channelIds: [channelId] })).resolves.toMatchObject({ missing: [channelId] });
  expect(outcomeOf(await world.as(key).send())).toBe('revoked');
  // The test has moved the clock so far that the person's session has expired. So the person signs in again.
  await arriveAs(world, bakery.user);
  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox', { name: '+447700900101 Orders', exact: true, checked: false }).waitFor();
});

testInFull(
  'what is kept keeps its end, and "all numbers" for a new partner is still shown once more',
  { like: 'a permission that ends on a day says so before, after and later, and ends by itself' },
  async () => {
    await using world = await openWindow({ timezoneId: 'UTC' });
    const { page, partner, pharmacy, admin } = world;
    await tickAndOpenDate(world);
    await page.getByLabel('Last day').fill('2031-12-31');
    await page.getByRole('button', { name: 'Connect 1 number' }).click();
    await page.getByRole('heading', { name: GRANTED }).waitFor();

    await page.goto((await partner.onboarding.start()).url);
    await page.getByRole('checkbox', { name: '+447700900102' }).check();
    await page.getByText('Set an end date').click();
    await page.getByLabel('Last day').fill('2030-06-30');
    await page.getByRole('button', { name: 'Connect 1 number' }).click();
    await page.getByText('Permission for 1 number ends after 30 June 2030.').waitFor();
    expect([await endOf(world, 0), await endOf(world, 1)]).toEqual([
      '2032-01-01T00:00:00.000Z',
      '2030-07-01T00:00:00.000Z',
    ]);

    await admin('channel', 'add', '--client', pharmacy.id, '--number', '+447700900151', '--name', 'Delivery');
    await world.context.clearCookies();
    await arriveAs(world, pharmacy.user);
    await page.goto((await partner.onboarding.start()).url);
    await page.getByRole('button', { name: 'Select all 2' }).click();
    await page.getByText('Set an end date').click();
    await page.getByLabel('Last day').fill('2031-12-31');
    await page.getByRole('button', { name: 'Connect 2 numbers' }).click();
    await page.getByRole('heading', { name: 'Share all 2 numbers with Acme Inbox?' }).waitFor();
    await page.getByRole('button', { name: 'Connect 2 numbers' }).click();
    await page.getByText('Permission for 2 numbers ends after 31 December 2031.').waitFor();
  },
);

const ZONES = [
  ['ahead of everybody', 'Pacific/Kiritimati', '2031-12-31', '2031-12-31T10:00:00.000Z'],
  ['behind', 'America/Los_Angeles', '2031-12-31', '2032-01-01T08:00:00.000Z'],
  ['on the day that has 23 hours', 'Europe/Berlin', '2031-03-30', '2031-03-30T22:00:00.000Z'],
  ['on the day that has 25 hours', 'Europe/Berlin', '2031-10-26', '2031-10-26T23:00:00.000Z'],
  ['before a midnight that does not exist', 'Asia/Beirut', '2031-03-29', '2031-03-29T22:00:00.000Z'],
] as const;

// A quick run takes only a day that ends at a midnight which the change to summer time skips. Another test of this
// file covers a day that ends at a usual midnight.
test.each(someOf(ZONES, 'before a midnight that does not exist'))(
  'the last day ends when it ends where the client is: %s',
  async (_, timezoneId, day, end) => {
    await using world = await openWindow({ timezoneId });
    const { page } = world;
    await tickAndOpenDate(world);
    await page.getByLabel('Last day').fill(day);
    await page.getByRole('button', { name: 'Connect 1 number' }).click();
    await page.getByRole('heading', { name: GRANTED }).waitFor();

    expect(await endOf(world)).toBe(end);
    await page.goto((await world.partner.onboarding.start()).url);
    const written = new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    await page.getByText(`Shared until ${written}`).waitFor();
  },
);

test.each(inTurn(['Pacific/Kiritimati', 'Pacific/Pago_Pago'], 0))(
  'in %s, today is too early and tomorrow is not',
  async (timezoneId) => {
    await using world = await openWindow({ timezoneId });
    const { page } = world;
    await tickAndOpenDate(world);
    const today = Temporal.Now.plainDateISO(timezoneId);
    const date = page.getByLabel('Last day');

    await date.fill(today.toString());
    await page.getByRole('button', { name: 'Connect 1 number' }).click();
    await page.getByRole('alert').getByText('Choose a day from tomorrow on.').waitFor();
    await date.and(page.locator(':focus')).waitFor();
    expect(world.seen.count('POST /permission/answer')).toBe(0);

    await date.fill(today.add({ days: 1 }).toString());
    await eventually(() => page.getByRole('alert').getByText('Choose a day from tomorrow on.').count()).toBe(0);
    await page.getByRole('button', { name: 'Connect 1 number' }).click();
    await page.getByRole('heading', { name: GRANTED }).waitFor();
    const end = Date.parse((await endOf(world)) ?? '');
    expect(end - Date.now()).toBeGreaterThan(DAY - 60_000);
    expect(end - Date.now()).toBeLessThanOrEqual(2 * DAY);
  },
);

testInFull(
  'a date that is too early is said even where its field was closed',
  { like: 'in Pacific/Kiritimati, today is too early and tomorrow is not' },
  async () => {
    await using world = await openWindow();
    const { page } = world;
    await tickAndOpenDate(world);
    await page.getByLabel('Last day').fill('2020-01-31');
    await page.getByText('Set an end date').click();
    await page.getByLabel('Last day').waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: 'Connect 1 number' }).click();

    await page.getByRole('alert').getByText('Choose a day from tomorrow on.').waitFor();
  },
);

test('a date that was taken back leaves no end', async () => {
  await using world = await openWindow();
  const { page } = world;
  await tickAndOpenDate(world);
  await page.getByLabel('Last day').fill('2031-12-31');
  await page.getByRole('button', { name: 'No end date' }).click();
  await page.getByText('Set an end date').waitFor();

  await page.getByRole('button', { name: 'Connect 1 number' }).click();

  await page.getByRole('heading', { name: GRANTED }).waitFor();
  expect(await endOf(world)).toBeNull();
  expect(await page.getByText('ends after').count()).toBe(0);
});
