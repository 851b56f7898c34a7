import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { setup } from '../src/browser/temporary-folder.ts';

test('what browsers leave goes with their run, and what a killed run left with the next one', () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'runs-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, parent);
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const [killed, running, other] = [`chatelaine-browser-${dead}-a`, `chatelaine-browser-${process.pid}-b`, 'other'].map(
    (name) => path.join(parent, name),
  ) as [string, string, string];
  for (const folder of [killed, running, other]) mkdirSync(path.join(folder, 'kept'), { recursive: true });

  const end = setup();
  const own = tmpdir();
  writeFileSync(path.join(own, 'profile'), '');

  expect(path.dirname(own)).toBe(parent);
  expect([killed, running, other].map((folder) => existsSync(folder))).toEqual([false, true, true]);
  end();
  expect([own, running, other].map((folder) => existsSync(folder))).toEqual([false, true, true]);
});
