import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { createContext, Script } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { proseOf } from '../../../../tools/src/docs/markdown.ts';
import { type Packed, PUBLISHED, packAll, ROOT } from './support/published.ts';
import { npm, run } from './support/run.ts';

const LOCK = path.join(import.meta.dirname, 'fixture/package-lock.json');
// No file of a tarball may contain these paths: the folders of this machine, and paths that look like the home folder
// or temporary folder of another machine.
const FOLDERS = [ROOT, homedir(), tmpdir()].filter((folder) => folder.split(path.sep).length > 2);
const HOMES = /(?<![\w.~-])(?:\/(?:home|Users|roo[t]|tmp)\/[\w.-]+|[A-Z]:\\+Users\\)/;

/** Lists the parts of a file's text that tell something about the machine that built the package. */
function tracesIn(text: string, registry: string): string[] {
  const words = [...FOLDERS, new URL(registry).host, 'sourceMappingURL', '"resolved":'];
  return [...words.filter((word) => text.includes(word)), ...(HOMES.exec(text) ?? [])];
}

const isWanted = (file: string) =>
  /^(package\.json|README\.md|LICENSE)$/.test(file) || /^dist\/(consent\/)?[\w./-]+$/.test(file);
const isUnwanted = (file: string) => /\.(map|tsx?)$|\btest\b|\.test\./.test(file.replace(/\.d\.[cm]ts$/, ''));

// npm packs both packages once for all tests, because no test changes a tarball.
let tarballs: Packed[];
beforeAll(async () => {
  tarballs = await packAll('--dry-run');
});

/**
 * Lists the relative links of a Markdown page that point to none of these files. Does not check links with `https:` and
 * links to another part of the same page.
 */
function deadLinks(markdown: string, files: { path: string }[]): string[] {
  const links = Array.from(proseOf(markdown).matchAll(/\]\(([^)#\s]+)/g), ([, target = '']) => target);
  return links.filter((target) => !/^https:/.test(target) && !files.some((file) => file.path === target));
}

describe.each(PUBLISHED)('the tarball of $name', ({ name, folder }) => {
  const packedOf = () => tarballs.find((one) => one.name === name) ?? { files: [], size: 0, unpackedSize: 0 };

  test('holds what was built, the README, the licence, and nothing else', () => {
    const { files, size, unpackedSize } = packedOf();

    const names = files.map((file) => file.path);
    console.log(`${name}: ${names.length} files, ${size} B packed, ${unpackedSize} B unpacked`);
    expect(names.filter((name) => !isWanted(name) || isUnwanted(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE', 'dist/index.mjs']));
  });

  test('sends readers of its README to no file that it does not hold', () => {
    const { files } = packedOf();
    const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');

    expect(deadLinks(readme, files)).toEqual([]);
    expect(deadLinks(`${readme}\n[the licence](LICENSE), [the next one](../sdk/README.md)`, files)).toEqual([
      '../sdk/README.md',
    ]);
  });

  test('tells nothing of the machine that packed it', async () => {
    const { files } = packedOf();
    const registry = await npm(tmpdir(), 'config', 'get', 'registry');

    const told = files.map((file) => {
      const text = readFileSync(path.join(folder, file.path), 'utf8');
      return [file.path, tracesIn(text, registry)] as const;
    });

    expect(told.filter(([, traces]) => traces.length > 0)).toEqual([]);
  });
});

test('what a machine leaves behind would be seen', () => {
  const home = ['', 'home', 'me', 'x'].join('/');
  const texts = [`import '${ROOT}/x.ts'`, '//# sourceMappingURL=x.map', '"https://npm.example/a.tgz"', `'${home}'`];

  expect(texts.filter((text) => tracesIn(text, 'https://npm.example/').length === 0)).toEqual([]);
});

test("the fixture's lockfile is whole on every platform and names no registry", async () => {
  const lock = readFileSync(LOCK, 'utf8');

  await expect(run({ cwd: ROOT }, process.execPath, 'scripts/check-lock.mjs', LOCK)).resolves.toMatch(/^\d+ entries$/);
  expect(lock).not.toMatch(/"resolved"/);
  // Every package in the lockfile has a hash. So `npm ci` installs a package only if its bytes have not changed.
  const packages: Record<string, { integrity?: string }> = JSON.parse(lock).packages;
  expect(Object.entries(packages).filter(([name, { integrity }]) => name && !integrity)).toEqual([]);
});

test('the script of the button is a classic one, and defines one global', () => {
  const [, widget] = PUBLISHED;
  const script = new Script(readFileSync(path.join(widget?.folder ?? '', 'dist/connect.iife.js'), 'utf8'));
  const elements = new Map<string, unknown>();
  const customElements = { get: (name: string) => elements.get(name), define: elements.set.bind(elements) };
  const page: object = createContext({ customElements, HTMLElement: class {}, document: {}, location: {} });
  const before = Object.keys(page);

  script.runInContext(page);
  // A page may load the script twice, so a second run must not fail. A script with a `const` at the top level would
  // fail here, and its first run would not create a property of the global object.
  script.runInContext(page);

  expect(Object.keys(page).filter((name) => !before.includes(name))).toEqual(['Chatelaine']);
  expect([...elements.keys()]).toEqual(['chatelaine-connect']);
});
