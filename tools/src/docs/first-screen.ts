import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { repositoryFiles } from '../../../scripts/repository-files.mjs';
import type { Finding } from '../check.ts';
import { type Fence, fencesOf, proseOf } from './markdown.ts';

const SCREEN = 60;

/**
 * Checks that the README's first screen has everything that a new reader needs, and that its map shows the folders that
 * exist.
 */
export function checkFirstScreen(root: string): Finding {
  const readme = path.join(root, 'README.md');
  if (!existsSync(readme)) return { figures: 'no README.md', offences: ['README.md is not there'] };
  const screen = readFileSync(readme, 'utf8').split('\n').slice(0, SCREEN).join('\n');
  const map = fencesOf(readFileSync(readme, 'utf8')).find((fence) => fence.lastLine <= SCREEN && isMap(fence));
  const wanted: [boolean, string][] = [
    [hasIntroduction(screen), 'a title and, below it, a sentence that says what this is'],
    [screen.includes('npm start'), '`npm start`'],
    [screen.includes('npm test'), '`npm test`'],
    [hasPicture(screen), 'a picture of the loop: an image, or a fenced block with arrows'],
    [map !== undefined, 'the map: a fenced block, each line of which starts with a folder such as `apps/api/`'],
  ];
  const missing = wanted
    .filter(([isThere]) => !isThere)
    .map(([, what]) => `README.md lacks, in its first ${SCREEN} lines, ${what}`);
  return {
    figures: `${map ? foldersOf(map).length : 0} folders in the map`,
    offences: [...missing, ...(map ? compareMap(root, map) : [])],
  };
}

function hasIntroduction(screen: string): boolean {
  const [title, ...rest] =
    proseOf(screen)
      .split(/\n(?=#)/)[0]
      ?.split('\n') ?? [];
  return title?.startsWith('# ') === true && rest.join(' ').trim().length >= 40;
}

function hasPicture(screen: string): boolean {
  const hasDrawing = fencesOf(screen).some(
    (fence) => !isMap(fence) && /[→←►◄▶◀▼▲]|--?>|<--|^mermaid/.test(`${fence.label}\n${fence.code}`),
  );
  return hasDrawing || /!\[[^\]]*\]\([^)]+\)|<img\s/.test(screen);
}

const linesOf = (fence: Fence) => fence.code.split('\n').filter((line) => line.trim() !== '');
const isMap = (fence: Fence) =>
  linesOf(fence).length > 0 && linesOf(fence).every((line) => /^[\w.][\w./-]*\/(\s|$)/.test(line));
const foldersOf = (map: Fence) => linesOf(map).map((line) => line.split(/\s/, 1)[0] ?? '');

function compareMap(root: string, map: Fence): string[] {
  const folders = foldersOf(map);
  const shown = new Set(folders.map(topOf));
  const there = new Set(
    repositoryFiles(root)
      .filter((file) => file.includes('/'))
      .map(topOf),
  );
  return [
    ...folders
      .filter((folder) => !isFolder(path.join(root, folder)))
      .map((folder) => `README.md: the map shows ${folder}, which is not there`),
    ...[...there].filter((folder) => !shown.has(folder)).map((folder) => `README.md: the map does not show ${folder}/`),
  ];
}

const topOf = (file: string) => file.split('/', 1)[0] ?? '';
const isFolder = (place: string) => statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
