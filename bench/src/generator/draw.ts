import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { endProcess, stopAtEnd } from '../stop-at-end.ts';
import { watchCpu } from './cpu-share.ts';
import type { Load, Seen } from './load.ts';

/**
 * The figures of a generator, and the share of a core that the generator used. `cpuShare` is null when the system does
 * not provide this share.
 */
export interface Drawn extends Seen {
  cpuShare: number | null;
}

/** A program that sends calls to a server, in a process of its own. */
export interface Generator {
  name: 'wrk' | 'autocannon';
  draw(load: Load): Promise<Drawn>;
}

/** Returns the generator: wrk if wrk is installed, otherwise autocannon. */
export function findGenerator(): Generator {
  const wrk = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'wrk'))
    .find(isProgram);
  if (wrk !== undefined) return { name: 'wrk', draw: (load) => run(wrk, wrkArguments(load), load.seconds) };
  const file = path.join(import.meta.dirname, 'run-autocannon.ts');
  return {
    name: 'autocannon',
    draw: (load) => run(process.execPath, [file, JSON.stringify(load)], load.seconds),
  };
}

function wrkArguments({ url, method, keyHeader, secretsFile, body, connections, seconds }: Load): string[] {
  const script = path.join(import.meta.dirname, 'wrk.lua');
  const seed = String(Math.floor(Math.random() * 2 ** 31));
  const how = ['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '-s', script];
  return [...how, url, '--', keyHeader, secretsFile, method === 'POST' ? body : '', seed];
}

/** Runs a generator. The last line that the generator prints has its figures as JSON. */
async function run(program: string, args: string[], seconds: number): Promise<Drawn> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  await using _ = stopAtEnd(() => endProcess(child));
  const [shareOf, exited] = [watchCpu(child.pid ?? 0), once(child, 'exit')];
  const [printed, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  // The generator prepares first, then sends calls, then ends. So the last seconds before its end are the seconds in
  // which it sends calls.
  const cpuShare = shareOf(seconds * 800);
  if (code !== 0) throw new Error(`${path.basename(program)} ended with ${code}:\n${printed}${errors}`);
  return { ...(JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Seen), cpuShare };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
