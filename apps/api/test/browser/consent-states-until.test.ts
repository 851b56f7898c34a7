import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signIn } from './support/sign-in.ts';
import { type Stage, startStage } from './support/stage.ts';
import { openWindow } from './support/window.ts';

const DAY = 24 * 60 * 60_000;
const GRANTED = 'Acme Inbox has permission for 1 number';

/** Brings the bakery's owner to the question, ticks a number and opens the date. */
async function tickAndOpenDate({ partner, bakery }: Stage, page: Page, number = '+447700900101'): Promise<void> {
  await page.goto((await partner.onboarding.start()).url);
  await signIn(page, bakery.user);
  await page.getByRole('checkbox', { name: number }).check();
  await page.getByText('End this permission on a date').click();
}

const endOf = async ({ partner, bakery }: Stage, at = 0) => {
  const [newest] = await partner.permissions.list({ channelId: bakery.channels[at]?.id ?? '' }).toArray({ limit: 1 });
  return newest?.expiresAt ?? null;
};

/** Sends a message with a channel key; gives the refusal or the status. */
async function send({ baseUrl }: Stage, secret: string): Promise<string | number> {
  const text = { body: 'Your bread is ready.' };
  const body = JSON.stringify({ messaging_product: 'whatsapp', to: '447700900999', type: 'text', text });
  const answer = await fetch(`${baseUrl}/messages`, { method: 'POST', headers: { 'd360-api-key': secret }, body });
  return answer.headers.get('x-refusal') ?? answer.status;
}

test('a permission that ends on a day says so before, after and later, and ends by itself', async () => {
  await using stage = await startStage();
  await using window = await openWindow(stage, { timezoneId: 'Europe/London' });
  const { page } = window;
  const { partner, bakery, clock } = stage;
  const channelId = bakery.channels[0]?.id ?? '';
  await tickAndOpenDate(stage, page);
  await page.getByLabel('Last day').fill('2031-12-31');
  await page.getByText('Ends after 31 December 2031').waitFor();
  await page.getByRole('button', { name: 'Grant permission for 1 number' }).click();
  await page.getByRole('heading', { name: GRANTED }).waitFor();
  await page.getByText('Permission for 1 number ends after 31 December 2031.').waitFor();
  expect(await endOf(stage)).toBe('2032-01-01T00:00:00.000Z');
  const key = await partner.channelKeys.create({ channelId, name: 'Prod server' });
  expect(await send(stage, key.secret)).toBe(200);

  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox', { name: 'Orders · Shared now, until 31 December 2031', checked: true }).waitFor();

  clock.pass(Date.parse('2032-01-01T00:00:00Z') - clock.now().getTime());
  await expect(partner.permissions.check({ channelIds: [channelId] })).resolves.toMatchObject({ missing: [channelId] });
  expect(await send(stage, key.secret)).toBe('revoked');
  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox', { name: '+447700900101 Orders', exact: true, checked: false }).waitFor();
});

test('what is kept keeps its end, and "all numbers" for a new partner is still shown once more', async () => {
  await using stage = await startStage();
  await using window = await openWindow(stage, { timezoneId: 'UTC' });
  const { page } = window;
  const { partner, pharmacy, admin } = stage;
  await tickAndOpenDate(stage, page);
  await page.getByLabel('Last day').fill('2031-12-31');
  await page.getByRole('button', { name: 'Grant permission for 1 number' }).click();
  await page.getByRole('heading', { name: GRANTED }).waitFor();

  await page.goto((await partner.onboarding.start()).url);
  await page.getByRole('checkbox', { name: '+447700900102' }).check();
  await page.getByText('End this permission on a date').click();
  await page.getByLabel('Last day').fill('2030-06-30');
  await page.getByRole('button', { name: 'Grant permission for 1 number' }).click();
  await page.getByText('Permission for 1 number ends after 30 June 2030.').waitFor();
  expect([await endOf(stage, 0), await endOf(stage, 1)]).toEqual([
    '2032-01-01T00:00:00.000Z',
    '2030-07-01T00:00:00.000Z',
  ]);

  await admin('channel', 'add', '--client', pharmacy.id, '--number', '+447700900151', '--name', 'Delivery');
  await using other = await openWindow(stage, { timezoneId: 'UTC' });
  await other.page.goto((await partner.onboarding.start()).url);
  await signIn(other.page, pharmacy.user);
  await other.page.getByRole('radio', { name: 'All numbers' }).check();
  await other.page.getByText('End this permission on a date').click();
  await other.page.getByLabel('Last day').fill('2031-12-31');
  await other.page.getByRole('button', { name: 'Grant permission for 2 numbers' }).click();
  await other.page.getByRole('heading', { name: 'Share all 2 numbers with Acme Inbox?' }).waitFor();
  await other.page.getByRole('button', { name: 'Grant permission for 2 numbers' }).click();
  await other.page.getByText('Permission for 2 numbers ends after 31 December 2031.').waitFor();
});

test.each([
  ['ahead of everybody', 'Pacific/Kiritimati', '2031-12-31', '2031-12-31T10:00:00.000Z'],
  ['behind', 'America/Los_Angeles', '2031-12-31', '2032-01-01T08:00:00.000Z'],
  ['on the day that has 23 hours', 'Europe/Berlin', '2031-03-30', '2031-03-30T22:00:00.000Z'],
  ['on the day that has 25 hours', 'Europe/Berlin', '2031-10-26', '2031-10-26T23:00:00.000Z'],
  ['before a midnight that does not exist', 'Asia/Beirut', '2031-03-29', '2031-03-29T22:00:00.000Z'],
])('the last day ends when it ends where the client is: %s', async (_, timezoneId, day, end) => {
  await using stage = await startStage();
  await using window = await openWindow(stage, { timezoneId });
  const { page } = window;
  await tickAndOpenDate(stage, page);
  await page.getByLabel('Last day').fill(day);
  await page.getByRole('button', { name: 'Grant permission for 1 number' }).click();
  await page.getByRole('heading', { name: GRANTED }).waitFor();

  expect(await endOf(stage)).toBe(end);
  await page.goto((await stage.partner.onboarding.start()).url);
  const written = new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  await page.getByText(`Shared now, until ${written}`).waitFor();
});

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'in %s, today is too early and tomorrow is not',
  async (timezoneId) => {
    await using stage = await startStage();
    await using window = await openWindow(stage, { timezoneId });
    const { page } = window;
    await tickAndOpenDate(stage, page);
    const today = Temporal.Now.plainDateISO(timezoneId);
    const date = page.getByLabel('Last day');

    await date.fill(today.toString());
    await page.getByRole('button', { name: 'Grant permission for 1 number' }).click();
    await page.getByRole('alert').getByText('Choose a day from tomorrow on.').waitFor();
    await date.and(page.locator(':focus')).waitFor();
    expect(stage.seen.count('POST /permission/answer')).toBe(0);

    await date.fill(today.add({ days: 1 }).toString());
    await eventually(() => page.getByRole('alert').getByText('Choose a day from tomorrow on.').count()).toBe(0);
    await page.getByRole('button', { name: 'Grant permission for 1 number' }).click();
    await page.getByRole('heading', { name: GRANTED }).waitFor();
    const end = Date.parse((await endOf(stage)) ?? '');
    expect(end - Date.now()).toBeGreaterThan(DAY - 60_000);
    expect(end - Date.now()).toBeLessThanOrEqual(2 * DAY);
  },
);

test('a date that is too early is said even where its field was closed', async () => {
  await using stage = await startStage();
  const { page } = stage;
  await tickAndOpenDate(stage, page);
  await page.getByLabel('Last day').fill('2020-01-31');
  await page.getByText('End this permission on a date').click();
  await page.getByLabel('Last day').waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Grant permission for 1 number' }).click();

  await page.getByRole('alert').getByText('Choose a day from tomorrow on.').waitFor();
});

test('a date that was taken back leaves no end', async () => {
  await using stage = await startStage();
  const { page } = stage;
  await tickAndOpenDate(stage, page);
  await page.getByLabel('Last day').fill('2031-12-31');
  await page.getByRole('button', { name: 'No end date' }).click();
  await page.getByText('End this permission on a date').waitFor();

  await page.getByRole('button', { name: 'Grant permission for 1 number' }).click();

  await page.getByRole('heading', { name: GRANTED }).waitFor();
  expect(await endOf(stage)).toBeNull();
  expect(await page.getByText('ends after').count()).toBe(0);
});
