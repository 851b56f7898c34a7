import { expect, test } from 'vitest';
import { ROWS } from '../../bench/src/gateway/rows.ts';
import { failureOf, lineOf, type Measured, ratioOf, remarkOn } from '../../bench/src/gateway/table.ts';

const drawn = { answered: 1_000, failed: 0, seconds: 1, p99Ms: 2, cpuShare: 0.5 };
const row = { server: 'gateway', call: 'messages', keys: 1, hasLimits: false } as const;

const measured = (more: Partial<Measured['drawn']> = {}, other: Partial<Measured> = {}): Measured => ({
  row,
  drawn: { ...drawn, ...more },
  counted: 1_000,
  connections: 16,
  ...other,
});

const bare = (more: Partial<Measured['drawn']> = {}) =>
  measured({ answered: 10_000, ...more }, { row: { ...row, server: 'bare' }, counted: 10_000 });

test('a baseline that its generator bound gave a ratio that said nothing', () => {
  const calm = [bare(), measured()];
  const bound = [bare({ cpuShare: 0.91 }), measured()];

  expect(ratioOf(measured(), 'bare', calm)).toBe(0.1);
  expect(ratioOf(measured(), 'bare', bound)).toBeNull();
  expect(lineOf(bare({ cpuShare: 0.91 }), bound)).toMatch(/10,000 .* 91 % .* bound by the generator$/);
});

test.each([
  ['one bound by its generator', { cpuShare: 0.91 }, 'bound by the generator'],
  ['one whose generator nobody could watch', { cpuShare: null }, 'the CPU of the generator is not known'],
  ['one with a refused call', { failed: 1 }, 'failed: 1 without a good answer'],
  ['one without an answer', { answered: 0 }, 'failed: no call was answered'],
])('a row is in no ratio: %s', (_, more, remark) => {
  const bad = measured(more);

  expect(remarkOn(bad)).toBe(remark);
  expect(ratioOf(bad, 'bare', [bare(), bad])).toBeNull();
});

test.each([
  ['fewer than were answered', 999, false],
  ['all', 1_000, true],
  ['the calls too that were cut at the end', 1_016, true],
  ['more than that', 1_017, false],
])('the server counted %s', (_, counted, isGood) => {
  expect(failureOf(measured({}, { counted })) === null).toBe(isGood);
});

test('a row is compared with the roof of its own call and as many keys', () => {
  const many = measured({}, { row: { ...row, keys: 100_000 } });
  const roofOf = (keys: number, answered: number) =>
    measured({ answered }, { row: { ...row, server: 'roof', keys }, counted: answered });

  expect(ratioOf(many, 'roof', [roofOf(1, 4_000), roofOf(100_000, 2_000)])).toBe(0.5);
  expect(ratioOf(many, 'roof', [roofOf(1, 4_000)])).toBeNull();
});

test('every row has those before it that it is compared with', () => {
  for (const [at, each] of ROWS.entries()) {
    const before = ROWS.slice(0, at + 1).map((one) => measured({}, { row: one }));

    expect(ratioOf(measured({}, { row: each }), 'bare', before)).toBe(1);
    if (each.server !== 'bare') expect(ratioOf(measured({}, { row: each }), 'roof', before)).toBe(1);
  }
});
