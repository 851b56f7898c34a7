import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Project } from './project.ts';
import { ROOT } from './published.ts';

const PLATFORM = `${process.platform}-${process.arch}`;
const { optionalDependencies }: { optionalDependencies: Record<string, string> } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../fixture/package.json'), 'utf8'),
);

/** The versions of Node that the packages support. This repository uses the newest one. */
export const NODES = [20, 24, 26] as const;

/**
 * Returns why a test cannot use this version of Node on this platform, or an empty text if it can. The fixture's
 * package.json names no version that the npm registry does not have for a platform. If package.json names a version,
 * npm must have installed it.
 */
export function whyNoNode(major: number): string {
  const isNamed = major === 26 || `node-${major}-${PLATFORM}` in optionalDependencies;
  return isNamed ? '' : `The fixture names no Node ${major} for ${PLATFORM}.`;
}

/** Returns the path of this version of Node. Version 26 belongs to this repository, the older ones to the project. */
export function nodeOf({ folder }: Project, major: number): string {
  if (major === 26) return path.join(ROOT, 'node_modules/.bin/node');
  const node = path.join(folder, `node_modules/node-${major}-${PLATFORM}/bin/node`);
  if (!existsSync(node)) throw new Error(`npm did not install ${node}.`);
  return node;
}
