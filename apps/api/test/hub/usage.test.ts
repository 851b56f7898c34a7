import { readFile } from 'node:fs/promises';
import type { UsageCsv, UsageQuery, UsageReport } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { rangeOf } from '../../../hub/src/usage/range.ts';
import { type GROUPS, queriesOf } from '../../../hub/src/usage/usage-queries.ts';
import { type BrowserWorld, startBrowserWorld } from '../browser/support/browser-world.ts';
import { resultOf } from '../world/answer.ts';
import { enterByCookie } from './support/enter-hub.ts';
import { watchComplaints } from './support/policy.ts';
import { seedBusyKeys } from './support/seed-usage.ts';

const WIDE = { width: 1280, height: 800 };
// All tests look at one partner's calls and change nothing. The first test pays for the world, about two seconds.
let world: BrowserWorld;
let complaints: readonly string[];
let now: Date;
beforeAll(async () => {
  // The timer that counts the calls which made the keys is a fake timer. So the counts do not change between two reports.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  world = await startBrowserWorld({ options: { acceptDownloads: true, viewport: WIDE } });
  await seedBusyKeys(world);
  now = world.clock.now();
  // The range of the screen ends with the present hour. The hour must not end during the test.
  await world.page.clock.setFixedTime(now);
  complaints = await watchComplaints(world.page);
});
afterAll(async () => {
  await world?.stop();
  vi.useRealTimers();
});

const query = (days: number, group: (typeof GROUPS)[number]) => queriesOf(rangeOf(days, now), group);
const ask = async <T>(procedure: string, asked: UsageQuery) =>
  resultOf<T>(await world.as(world.demo.partner.user).ask(procedure, asked));
const report = (asked: UsageQuery) => ask<UsageReport>('usage.query', asked);
const written = (value: number) => value.toLocaleString('en-GB');

async function openUsage() {
  const visit = await enterByCookie(world, world.demo.partner.user, { area: 'partner' });
  await visit.page.getByRole('link', { name: 'Usage', exact: true }).click();
  await visit.page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor();
  await visit.page.getByRole('heading', { name: 'Refusals by reason' }).waitFor();
  return visit;
}

/** Opens the table of a report, and returns the texts of its rows. */
async function readTable(title: string): Promise<string[][]> {
  const section = world.page.getByRole('region', { name: title });
  await section.getByText('Show as table').click();
  const rows = section.getByRole('table').getByRole('row');
  const texts: string[][] = [];
  for (const row of await rows.all()) {
    const cells = row.locator('th, td');
    texts.push(await cells.evaluateAll((all) => all.map((cell) => (cell.lastElementChild ?? cell).textContent ?? '')));
  }
  return texts.slice(1);
}

test('figures and tables show what usage.query answers', async () => {
  const { days, before, groups, reasons } = query(30, 'key');
  const [now30, before30] = [await report(days), await report(before)];
  const byKey = [...(await report(groups)).rows].sort((a, b) => b.calls - a.calls);
  const byReason = [...(await report(reasons)).rows].filter(({ outcome }) => outcome !== 'ok');
  const { page } = await openUsage();

  const figures = await page.locator('.figure').allInnerTexts();
  const perDay = await readTable('Calls per day');
  const perKey = await readTable('Calls per key');
  const perReason = await readTable('Refusals by reason');

  const growth = Math.round((now30.totals.calls / before30.totals.calls - 1) * 100);
  expect(figures[0]?.split('\n').filter(Boolean)).toEqual([
    'Calls',
    written(now30.totals.calls),
    `${growth}% more than in the 30 days before`,
  ]);
  expect(figures[1]).toContain(written(now30.totals.refused));
  expect(perDay.map(([, ...counts]) => counts)).toEqual(
    now30.rows.toReversed().map(({ calls, refused }) => [written(calls), written(refused)]),
  );
  expect(perKey.map(([name, calls, refused]) => [name, calls, refused])).toEqual(
    byKey.map(({ keyName, calls, refused }) => [keyName, written(calls), written(refused)]),
  );
  expect(perReason.map(([, code, calls]) => [code, calls])).toEqual(
    byReason.sort((a, b) => b.calls - a.calls).map(({ outcome, calls }) => [outcome, written(calls)]),
  );
  // The control: the reports are not empty, and they differ.
  expect([now30.rows.length, byKey.length, byReason.length]).toEqual([30, 3, 3]);
});

test('the file is what usage.csv answers, and the browser refuses nothing', async () => {
  const { page } = await openUsage();
  await page.locator('.chart canvas').waitFor();
  const { filename, csv } = await ask<UsageCsv>('usage.csv', query(30, 'key').groups);

  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV: Calls per key' }).click();
  const file = await arriving;

  expect(file.suggestedFilename()).toBe(filename);
  expect(await readFile(await file.path(), 'utf8')).toBe(csv);
  expect(csv.split('\r\n')[0]).toBe('\uFEFF"keyId","keyName","calls","refused"');
  expect(complaints).toEqual([]);
  // The control: this browser tells when the policy refuses something.
  await page.evaluate(`document.body.setAttribute('style', 'color: red')`);
  await expect.poll(() => complaints.join()).toContain('style-src');
});

test('range and field are chosen with the keyboard, and stay in the URL', async () => {
  const { page } = await openUsage();

  await page.getByLabel('Range').focus();
  await page.keyboard.press('ArrowUp');
  await page.getByLabel('Compare by').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('heading', { name: 'Calls per number' }).waitFor();
  const { search } = new URL(page.url());
  await page.reload();
  await page.getByRole('heading', { name: 'Calls per number' }).waitFor();

  const [first] = (await readTable('Calls per number')).map(([name]) => name);
  expect(search).toBe('?days=7&by=channel');
  expect(first).toBe('+12025550121 Bookings');
  expect(await readTable('Calls per day')).toHaveLength(7);
});

test('the chart is drawn again in the colours of the other scheme', async () => {
  const { page } = await openUsage();
  await page.locator('.chart canvas').waitFor();
  const drawn = () => page.evaluate<string>(`document.querySelector('.chart canvas').toDataURL()`);
  const light = await drawn();

  await page.emulateMedia({ colorScheme: 'dark' });

  await expect.poll(drawn).not.toBe(light);
});
