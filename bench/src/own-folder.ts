import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stopAtEnd } from './stop-at-end.ts';

/** A temporary folder. Its disposal removes the folder and all files in it. */
export interface OwnFolder extends AsyncDisposable {
  path: string;
}

/** Makes a temporary folder. */
export function makeOwnFolder(): OwnFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'chatelaine-bench-'));
  return { path: folder, ...stopAtEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 })) };
}
