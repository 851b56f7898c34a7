import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isFull } from '@chatelaine/tools/rounds';
import { afterAll, inject } from 'vitest';
import { writeGallery } from './gallery.ts';

/** The folder of the pictures. */
export const SHOTS = path.join(import.meta.dirname, '../../../.results/shots');

const { PICTURES = '' } = process.env;
// A run with PICTURES=true would take no pictures, and its user would look at old pictures.
if (!['', '0', '1'].includes(PICTURES)) throw new Error(`PICTURES is "${PICTURES}". Set PICTURES=1, or leave it out.`);

/**
 * Whether this run takes pictures: a full run does, and a run with PICTURES=1. A picture of a whole page takes longer
 * than the checks of the page.
 */
export const takesPictures = isFull || PICTURES === '1';

/**
 * Makes the calling test file write `index.html`, the page that shows all pictures, after its last test. The test file
 * that ends last writes the complete page.
 */
export function showPictures(): void {
  if (takesPictures) afterAll(() => writeGallery(SHOTS));
}

/**
 * Keeps a picture. Throws an error if this run has the same picture under another name, because then one of the two
 * pictures does not show the state that its name says.
 */
export async function keepPicture(folder: string, name: string, picture: Buffer): Promise<void> {
  // Each run has its own demo world, and all workers of a run have the same demo world.
  const seen = path.join(folder, '.seen', inject('demo').partner.id);
  await mkdir(seen, { recursive: true });
  await writeFile(path.join(folder, `${name.replaceAll(' ', '-')}.png`), picture);
  const first = await claim(path.join(seen, createHash('sha256').update(picture).digest('hex')), name);
  if (first !== name) throw new Error(`"${name}" looks exactly like "${first}".`);
}

/**
 * Writes a name into the file, unless the file already exists. Returns the name in the file, which is the name of the
 * first worker.
 */
async function claim(file: string, name: string): Promise<string> {
  try {
    await writeFile(file, name, { flag: 'wx' });
    return name;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFile(file, 'utf8');
  }
}
