// What a single file of apps/api may not do, whomever it imports.
import type { Ambient } from './ambient.ts';
import { apiFolderOf, isKnownFolder, sliceOf } from './places.ts';
import type { Module } from './read-module.ts';

/** Says what is wrong with a file on its own. */
export function judgeModule(module: Module): string[] {
  const folder = apiFolderOf(module.path);
  if (folder === null) return [];
  const offences = module.ambient
    .filter((ambient) => !isAllowed(module.path, ambient))
    .map((ambient) => `${module.path}:${ambient.line} ${ambient.what}: ${REASONS[ambient.what]}`);
  if (isKnownFolder(folder)) return offences;
  return [...offences, `${module.path}: ${folder}/ has no place in the architecture (tools/src/arrows/places.ts)`];
}

const TIME = 'time comes from platform/clock.ts, so that tests can move it';
const REASONS: Record<Ambient['what'], string> = {
  'process.env': 'only config.ts reads the environment',
  'Date.now': TIME,
  'new Date()': TIME,
  'Math.random': 'chance comes from platform/id.ts, and nobody can guess it',
};

function isAllowed(file: string, { what }: Ambient): boolean {
  if (what === 'process.env') return file === 'apps/api/src/config.ts';
  // Outside the slices `new Date()` stamps a log line or starts a process: nothing is decided by it.
  if (what === 'new Date()' && sliceOf(file) === null) return true;
  return file === 'apps/api/src/platform/clock.ts' || file === 'apps/api/src/platform/id.ts';
}
