import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isFull } from '@chatelaine/tools/rounds';
import { afterAll, inject } from 'vitest';
import { writeGallery } from './gallery.ts';

/** The folder of the pictures. */
export const SHOTS = path.join(import.meta.dirname, '../../../.results/shots');

const { PICTURES = '' } = process.env;
// A run takes pictures only with PICTURES=1. Without this error, a person who sets PICTURES=true would get no new
// pictures, and would look at the pictures of an earlier run.
if (!['', '0', '1'].includes(PICTURES)) throw new Error(`PICTURES is "${PICTURES}". Set PICTURES=1, or leave it out.`);

/**
 * Whether this run takes pictures: a full run does, and a run with PICTURES=1. A picture of a whole page takes longer
 * than the checks of the page.
 */
export const takesPictures = isFull || PICTURES === '1';

/**
 * Makes the calling test file write `index.html` after its last test. This page shows all pictures that exist by then,
 * so the test file that ends last writes the complete page.
 */
export function showPictures(): void {
  if (takesPictures) afterAll(() => writeGallery(SHOTS));
}

/**
 * Writes a picture into the folder. Throws an error if this run has already written an equal picture under another
 * name, because then one of the two pictures does not show the state that its name says.
 */
export async function keepPicture(folder: string, name: string, picture: Buffer): Promise<void> {
  // `.seen` has one folder for each run, which all workers of the run share. The name of the folder is the id of the
  // demo partner: each run has its own demo world, and all workers of a run have the same demo world.
  const seen = path.join(folder, '.seen', inject('demo').partner.id);
  await mkdir(seen, { recursive: true });
  await writeFile(path.join(folder, `${name.replaceAll(' ', '-')}.png`), picture);
  const first = await claim(path.join(seen, createHash('sha256').update(picture).digest('hex')), name);
  if (first !== name) throw new Error(`"${name}" looks exactly like "${first}".`);
}

/**
 * Writes a name into the file, unless the file already exists. Returns the name in the file. If several workers call
 * this function, only the first worker writes its name, and all of them get this name.
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
