import type { UsageQuery } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { exportUsage } from '../../src/report/export-usage.ts';
import { isTrigger, readCsv } from './read-csv.ts';
import { openUsageStage } from './stage.ts';

const NOVEMBER = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const AT = new Date('2026-11-02T09:10:00Z');
const HOSTILE = [
  '=cmd|calc!A0',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '＝1+1',
  '"quoted"',
  'a,b;=1+1',
  'Bäckerei „Süd“',
  '東京🥐',
  "'=1",
];

test('a file of usage has the columns that were asked for, and the names as they are', async () => {
  await using stage = await openUsageStage();
  const id = await stage.addKey({ kind: 'partner', partnerId: stage.ids.partner, name: 'Bäckerei, "Süd"' });
  await stage.use(id, [
    { at: AT, scope: 'read', calls: 3 },
    { at: AT, scope: 'read', outcome: 'revoked', calls: 2 },
  ]);
  const ask = (query: Partial<UsageQuery>) =>
    exportUsage(stage.work(), stage.actors.partner, { ...NOVEMBER, ...query });

  const daily = await ask({ groupBy: ['key', 'environment'], every: 'day' });

  expect(daily.filename).toBe('usage-2026-11-01-2026-12-01.csv');
  expect(daily.csv.charCodeAt(0)).toBe(0xfeff);
  expect(readCsv(daily.csv)).toEqual([
    ['at', 'keyId', 'keyName', 'environment', 'calls', 'refused'],
    ['2026-11-02T00:00:00.000Z', id, 'Bäckerei, "Süd"', '', '5', '2'],
  ]);
  expect(readCsv((await ask({})).csv)).toEqual([
    ['calls', 'refused'],
    ['5', '2'],
  ]);
});

test('names and labels that are formulas come as text, and nothing of them is lost', async () => {
  await using stage = await openUsageStage();
  for (const text of HOSTILE) {
    const labels = { name: text, team: text, application: text };
    const id = await stage.addKey({ kind: 'partner', partnerId: stage.ids.partner, ...labels });
    await stage.use(id, [{ at: AT }]);
  }

  for (const [group, column] of [
    ['key', 1],
    ['team', 0],
    ['application', 0],
  ] as const) {
    const { csv } = await exportUsage(stage.work(), stage.actors.partner, { ...NOVEMBER, groupBy: [group] });
    const [, ...lines] = readCsv(csv);
    const bare = (text = '') => text.replaceAll("'", '');
    expect(lines.flat().filter(isTrigger)).toEqual([]);
    expect(lines.map((line) => bare(line[column])).sort()).toEqual(HOSTILE.map(bare).sort());
  }
});
