import { readFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './run.ts';

/** The root folder of the repository. */
export const ROOT: string = path.resolve(import.meta.dirname, '../../../../..');

/** A published package. */
export interface Published {
  name: string;
  folder: string;
  /** The names that a program can import or require: `@chatelaine/sdk`, `@chatelaine/sdk/webhooks`, … */
  entries: string[];
}

/** The published packages, with every entry that their package.json lists for both `import` and `require`. */
export const PUBLISHED: Published[] = ['packages/sdk', 'packages/onboarding-widget'].map((place) => {
  const folder = path.join(ROOT, place);
  const { name, exports }: { name: string; exports: Record<string, string | object> } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const modules = Object.entries(exports).filter(([, target]) => typeof target === 'object');
  return { name, folder, entries: modules.map(([entry]) => path.posix.join(name, entry)) };
});

/** What npm prints about a tarball that it has packed. */
export interface Packed {
  name: string;
  filename: string;
  /** `size` is the number of bytes of the tarball itself, and `unpackedSize` of all its files together. */
  size: number;
  unpackedSize: number;
  files: { path: string; size: number }[];
}

/** Packs the built files of every published package, as `npm publish` does. With `--dry-run`, npm writes no tarball. */
export async function packAll(...args: string[]): Promise<Packed[]> {
  const folders = PUBLISHED.map(({ folder }) => folder);
  const packed: Packed[] = JSON.parse(await npm(ROOT, 'pack', ...folders, '--json', '--ignore-scripts', ...args));
  return PUBLISHED.map(({ name }) => {
    const one = packed.find((each) => each.name === name);
    if (one === undefined) throw new Error(`npm packed no ${name}.`);
    return one;
  });
}
