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
 * Returns an empty text when the fixture names this version of Node for this platform. Then npm must have installed the
 * version. Returns a reason when it is not named, because the registry does not have every version for every platform.
 */
export function whyNoNode(major: number): string {
  const isNamed = major === 26 || `node-${major}-${PLATFORM}` in optionalDependencies;
  return isNamed ? '' : `The fixture names no Node ${major} for ${PLATFORM}.`;
}

/** Returns the path of a version of Node in the project. */
export function nodeOf({ folder }: Project, major: number): string {
  if (major === 26) return path.join(ROOT, 'node_modules/.bin/node');
  const node = path.join(folder, `node_modules/node-${major}-${PLATFORM}/bin/node`);
  if (!existsSync(node)) throw new Error(`npm did not install ${node}.`);
  return node;
}
