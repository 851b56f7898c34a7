import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leftoversIn, makeRunFolder, OWNER } from '../src/run-folder.ts';

const PREFIX = 'run-';
let parent: string;
let dead: number;
// The second line of the owner file of a folder that this process makes.
let seen: string;

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'runs-'));
  dead = spawnSync(process.execPath, ['--version']).pid;
  const own = makeRunFolder(parent, PREFIX);
  [, seen = ''] = readFileSync(path.join(own, OWNER), 'utf8').split('\n');
});
afterEach(() => rmSync(parent, { recursive: true }));

/** Makes a folder whose owner file has this text. */
function plant(owner: string): string {
  const folder = makeRunFolder(parent, PREFIX);
  writeFileSync(path.join(folder, OWNER), owner);
  return folder;
}

const found = () => leftoversIn(parent, PREFIX);

test('the folder of a run that has ended is a leftover', () => {
  const folder = plant(`${dead}\n${seen}\n`);

  expect(found()).toEqual([folder]);
});

test.each([
  ['is still going on', () => `${process.pid}\n${seen}\n`],
  ['is just beginning', () => ''],
  ['says nobody whom there could be', () => `nobody\n${seen}\n`],
  ['goes on in another container, where its id is unknown here', () => `${dead}\npid:[1]\n`],
])('that of a run that %s is not', (_name, owner) => {
  plant(owner());

  expect(found()).toEqual([]);
});

test('what another container left is one after a day', () => {
  const folder = plant(`${dead}\npid:[1]\n`);
  const before = new Date(Date.now() - 25 * 60 * 60 * 1000);
  utimesSync(path.join(folder, OWNER), before, before);

  expect(found()).toEqual([folder]);
});

test('what is not a folder of ours with an owner is left alone, and stops nobody', () => {
  const real = plant(`${dead}\n${seen}\n`);
  mkdirSync(path.join(parent, 'other'));
  mkdirSync(path.join(parent, 'run-without'));
  mkdirSync(path.join(parent, 'run-folder-as-owner', OWNER), { recursive: true });
  writeFileSync(path.join(parent, 'run-file'), '');
  symlinkSync(real, path.join(parent, 'run-link'));
  const pipe = path.join(parent, 'run-pipe');
  mkdirSync(pipe);
  spawnSync('mkfifo', [path.join(pipe, OWNER)]);

  expect(found()).toEqual([real]);
});

test.runIf(process.getuid?.() === 0)('nor is the folder of another user', () => {
  const folder = plant(`${dead}\n${seen}\n`);
  spawnSync('chown', ['65534', folder]);

  expect(found()).toEqual([]);
});

test('others may pass through a folder, and may not look around in it', () => {
  expect(statSync(makeRunFolder(parent, PREFIX)).mode & 0o777).toBe(0o711);
});
