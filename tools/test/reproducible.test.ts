import { appendFileSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFull } from '../src/rounds.ts';
import { builtFiles, type Checkout, copyCheckout, differences } from './checkout.ts';

const WIDGET = 'packages/onboarding-widget';
const LONG = `far away/${'in a folder with a long name '.repeat(4).trim()}`;

let checkouts: Checkout[] = [];

// The tests compare two builds. The built files of our own checkout are one of the two builds, unless a source is newer
// than these files.
beforeAll(async () => {
  const [near, far] = [copyCheckout('a', undefined), copyCheckout(LONG, 'test')];
  checkouts = [near, far];
  await Promise.all([near.takeBuilt() || near.buildAll(), far.buildAll()]);
}, 300_000);

afterAll(() => {
  for (const checkout of checkouts) checkout[Symbol.dispose]();
});

test('what is published has the same bytes in every folder and whatever NODE_ENV says', () => {
  const [near, far] = checkouts as [Checkout, Checkout];
  const linked = checkouts.map(({ root }) => realpathSync(path.join(root, 'node_modules/@chatelaine/ui')));

  expect(linked).toEqual(checkouts.map(({ root }) => path.join(root, 'packages/ui')));
  expect(builtFiles(near)).toEqual(
    expect.arrayContaining([
      ...(isFull ? ['packages/sdk/dist/index.d.mts'] : []),
      `${WIDGET}/dist/connect.iife.js`,
      `${WIDGET}/dist/consent/manifest.json`,
    ]),
  );
  expect(differences(near, far)).toEqual([]);
});

test('a script that carries the name of its folder is found, and the description that has its hash', async () => {
  const [near, far] = checkouts as [Checkout, Checkout];
  for (const checkout of checkouts) plantFolderName(checkout);

  await Promise.all(checkouts.map((checkout) => checkout.build(WIDGET)));

  expect(differences(near, far)).toEqual([`${WIDGET}/dist/connect.iife.js`, `${WIDGET}/dist/connect.json`]);
}, 120_000);

function plantFolderName({ root }: Checkout): void {
  const at = (file: string) => path.join(root, WIDGET, file);
  appendFileSync(at('src/iife.ts'), 'Object.assign(globalThis, { folder: FOLDER });\n');
  replaceIn(at('tsdown.config.ts'), "'globalThis.window': 'true'", '$&, FOLDER: JSON.stringify(import.meta.dirname)');
  // The build of the consent page takes most of the time, and this test does not need the consent page. So the test
  // removes the command from package.json.
  replaceIn(at('package.json'), 'node build/consent.ts && ', '');
}

function replaceIn(file: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(before);
  writeFileSync(file, text.replace(before, after));
}
