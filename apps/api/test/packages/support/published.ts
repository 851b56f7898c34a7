import { readFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './run.ts';

/** The repository. */
export const ROOT: string = path.resolve(import.meta.dirname, '../../../../..');

/** A package that strangers install. */
export interface Published {
  name: string;
  folder: string;
  /** What can be imported and required: `@chatelaine/sdk`, `@chatelaine/sdk/webhooks`, … */
  entries: string[];
}

/** The packages that are published, with every entry that their package.json has for both kinds of module. */
export const PUBLISHED: Published[] = ['packages/sdk', 'packages/onboarding-widget'].map((place) => {
  const folder = path.join(ROOT, place);
  const { name, exports }: { name: string; exports: Record<string, string | object> } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const modules = Object.entries(exports).filter(([, target]) => typeof target === 'object');
  return { name, folder, entries: modules.map(([entry]) => path.posix.join(name, entry)) };
});

/** What npm says about a tarball. */
export interface Packed {
  name: string;
  filename: string;
  /** In bytes, packed and unpacked. */
  size: number;
  unpackedSize: number;
  files: { path: string; size: number }[];
}

/** Packs what was built of every package, as `npm publish` would; with `--dry-run` writes nothing. */
export async function packAll(...args: string[]): Promise<Packed[]> {
  const folders = PUBLISHED.map(({ folder }) => folder);
  const packed: Packed[] = JSON.parse(await npm(ROOT, 'pack', ...folders, '--json', '--ignore-scripts', ...args));
  return PUBLISHED.map(({ name }) => {
    const one = packed.find((each) => each.name === name);
    if (one === undefined) throw new Error(`npm packed no ${name}.`);
    return one;
  });
}
