import { expect, test, vi } from 'vitest';
import { type Check, runCheck } from '../src/check.ts';

async function linesOf(run: Check['run']): Promise<{ isOk: boolean; lines: string[] }> {
  using log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const isOk = await runCheck({ name: 'sizes', run }, '.');
  return { isOk, lines: log.mock.calls.map(([line]) => line) };
}

test('a check that finds nothing prints one line', async () => {
  const { isOk, lines } = await linesOf(() => ({ figures: '12 files', offences: [] }));

  expect(isOk).toBe(true);
  expect(lines).toEqual([expect.stringMatching(/^sizes {9}12 files {3,}ok$/)]);
});

test('a check that finds something prints it below its line, and has failed', async () => {
  const { isOk, lines } = await linesOf(async () => ({
    figures: '12 files',
    offences: ['a.ts is long', 'b.ts\nis longer'],
  }));

  expect(isOk).toBe(false);
  expect(lines).toEqual([expect.stringMatching(/ {2}failed$/), '  a.ts is long', '  b.ts\n  is longer']);
});

test('a check that breaks has failed, and says how', async () => {
  const { isOk, lines } = await linesOf(() => {
    throw new Error('no such folder');
  });

  expect(isOk).toBe(false);
  expect(lines[1]).toContain('Error: no such folder');
});
