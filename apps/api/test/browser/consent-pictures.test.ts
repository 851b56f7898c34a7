import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeGallery } from './support/gallery.ts';
import { keepPicture } from './support/pictures.ts';
import { SCREEN_NAMES } from './support/shown-screens.ts';
import { ROWS } from './support/state.ts';
import { STATES } from './support/states.ts';

const BLACK = Buffer.from('black');
const WHITE = Buffer.from('white');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'chatelaine-pictures-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('two states that look the same are a mistake; one state that is looked at twice is not', async () => {
  await keepPicture(folder, 'night', BLACK);
  await keepPicture(folder, 'night', BLACK);
  await keepPicture(folder, 'snow', WHITE);

  await expect(keepPicture(folder, 'coal', BLACK)).rejects.toThrow('"coal" looks exactly like "night".');
});

test('of two workers that take the same picture at once, one is told', async () => {
  const both = await Promise.allSettled([keepPicture(folder, 'night', BLACK), keepPicture(folder, 'coal', BLACK)]);

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('the gallery shows every picture, by state, and leads to each', async () => {
  await keepPicture(folder, 'choose two--de-320-dark', BLACK);
  await keepPicture(folder, 'choose two--en-600-light', WHITE);

  await writeGallery(folder);

  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  expect(page.match(/<h2>/g)).toHaveLength(1);
  expect(page).toContain('<h2>choose two</h2>');
  const shown = [...page.matchAll(/<img src="([^"]+)"/g)].map(([, file]) => file);
  expect(shown).toEqual((await readdir(folder)).filter((file) => file.endsWith('.png')).sort());
  expect(page).toContain('<figcaption>de 320 dark</figcaption>');
});

test('the table of states names every row of the design and every component of the page, and each state once', () => {
  expect([...new Set(STATES.map(({ row }) => row))].sort()).toEqual([...ROWS].sort());
  expect([...new Set(STATES.flatMap(({ shows }) => shows))].sort()).toEqual(SCREEN_NAMES);
  expect(STATES.map(({ name }) => name)).toEqual([...new Set(STATES.map(({ name }) => name))]);
});

test('every part of the table is gone through by a file of tests', () => {
  const partsIn = (pattern: string) => {
    const files = globSync(pattern, { cwd: import.meta.dirname }).map((file) => path.join(import.meta.dirname, file));
    const found = files.flatMap((file) => readFileSync(file, 'utf8').match(/\b[A-Z]+_STATES\b/g) ?? []);
    return [...new Set(found)].sort();
  };

  expect(partsIn('consent-screens-*.test.ts')).toEqual(partsIn('support/states.ts'));
  expect(partsIn('support/states.ts').length).toBeGreaterThan(0);
});
