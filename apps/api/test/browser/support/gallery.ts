import { readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Splits a picture's file name into the state and the look: `choose--de-320-dark.png` is "choose" in "de-320-dark". */
const NAME = /^(?<state>.+?)(?:--(?<how>\w\w-\d+-\w+))?\.png$/;

/**
 * Writes `index.html` beside the pictures. The page has a row for each state, with the state's languages, sizes and
 * colours.
 */
export async function writeGallery(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.png')).sort();
  const rows = Map.groupBy(files, (file) => NAME.exec(file)?.groups?.state ?? file);
  const page = pageOf([...rows].map(([state, pictures]) => rowOf(state, pictures)));
  // Another worker may write `index.html` at the same time. So this worker writes another file and renames it in one
  // step, and no worker leaves a half-written `index.html`.
  const draft = path.join(folder, `.index-${process.pid}-${Math.random()}.html`);
  await writeFile(draft, page);
  await rename(draft, path.join(folder, 'index.html'));
}

function rowOf(state: string, pictures: string[]): string {
  const figures = pictures.map((file) => {
    const how = NAME.exec(file)?.groups?.how?.replaceAll('-', ' ') ?? '';
    return `<figure><a href="${encodeURIComponent(file)}"><img src="${encodeURIComponent(file)}" alt="${state}, ${how}" loading="lazy"></a><figcaption>${how}</figcaption></figure>`;
  });
  return `<section><h2>${state.replaceAll('-', ' ')}</h2><div>${figures.join('\n')}</div></section>`;
}

const pageOf = (rows: string[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pictures of every state</title>
<style>
  :root { color-scheme: light dark; font-family: system-ui, sans-serif; }
  div { display: flex; gap: 1rem; overflow-x: auto; align-items: start; }
  figure { flex: none; margin: 0; }
  img { width: 15rem; border: 1px solid #8888; }
</style>
<h1>Pictures of every state</h1>
${rows.join('\n')}
</html>
`;
