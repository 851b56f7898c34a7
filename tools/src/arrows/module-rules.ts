// The rules for a single file of apps/api that do not depend on its imports.
import type { Ambient } from './ambient.ts';
import { apiFolderOf, isKnownFolder, sliceOf } from './places.ts';
import type { Module } from './read-module.ts';

/** Returns the offences of a single file. */
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
  // Outside the slices, `new Date()` gives only the time of a log line or of the start of a process. No decision
  // depends on this time, so it is allowed there.
  if (what === 'new Date()' && sliceOf(file) === null) return true;
  return file === 'apps/api/src/platform/clock.ts' || file === 'apps/api/src/platform/id.ts';
}
