import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeRunFolder, OWNER } from '../src/run-folder.ts';
import { PREFIX, setup } from '../src/temporary-folder.ts';

test('what a run leaves goes with it, and what a killed run left with the next one', () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'runs-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, parent);
  const [killed, running] = [makeRunFolder(parent, PREFIX), makeRunFolder(parent, PREFIX)];
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const owner = path.join(killed, OWNER);
  writeFileSync(owner, `${dead}\n${readFileSync(owner, 'utf8').split('\n')[1]}\n`);

  const end = setup();
  const own = tmpdir();
  writeFileSync(path.join(own, 'profile'), '');

  expect(path.dirname(own)).toBe(parent);
  expect([killed, running].map((folder) => existsSync(folder))).toEqual([false, true]);
  end();
  expect([own, running].map((folder) => existsSync(folder))).toEqual([false, true]);
});
