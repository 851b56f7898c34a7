import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isFull } from '@chatelaine/tools/rounds';
import { afterAll, inject } from 'vitest';
import { writeGallery } from './gallery.ts';

/** Where the pictures lie. */
export const SHOTS = path.join(import.meta.dirname, '../../../.results/shots');

const { PICTURES = '' } = process.env;
// Whoever writes PICTURES=true must not look at old ones.
if (!['', '0', '1'].includes(PICTURES)) throw new Error(`PICTURES is "${PICTURES}". Set PICTURES=1, or leave it out.`);

/** Whether this run takes pictures: a full one, or one that is told to. A whole page costs more than what is asked of it. */
export const takesPictures = isFull || PICTURES === '1';

/** Called by a file of tests that takes pictures: whichever ends last writes the page with all of them. */
export function showPictures(): void {
  if (takesPictures) afterAll(() => writeGallery(SHOTS));
}

/**
 * Keeps a picture, unless this run has the same one under another name: then one of the two does not show what its name
 * says.
 */
export async function keepPicture(folder: string, name: string, picture: Buffer): Promise<void> {
  // Each run has a demo world of its own, and all its workers the same one.
  const seen = path.join(folder, '.seen', inject('demo').partner.id);
  await mkdir(seen, { recursive: true });
  await writeFile(path.join(folder, `${name.replaceAll(' ', '-')}.png`), picture);
  const first = await claim(path.join(seen, createHash('sha256').update(picture).digest('hex')), name);
  if (first !== name) throw new Error(`"${name}" looks exactly like "${first}".`);
}

/** Writes a name down, unless there is one: the first of all workers is the one that stays. */
async function claim(file: string, name: string): Promise<string> {
  try {
    await writeFile(file, name, { flag: 'wx' });
    return name;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFile(file, 'utf8');
  }
}
