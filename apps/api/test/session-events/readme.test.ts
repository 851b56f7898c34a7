import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { fencesOf } from '../../../../tools/src/docs/markdown.ts';
import { startWorld } from '../world/start-world.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const SECTION = /^## Send a message, see the answer$([\s\S]*?)^## /m;
const NODE = { PATH: `${path.dirname(process.execPath)}:${process.env.PATH}` };

/** Returns the two commands of the README: one listens, and one sends. */
async function readCommands(): Promise<[listen: string, send: string]> {
  const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
  const [listen, send, ...more] = fencesOf(SECTION.exec(readme)?.[1] ?? '').filter(({ label }) => label === 'sh');
  if (!listen || !send || more.length > 0) throw new Error('The section has two commands.');
  // A reader's npx finds the Node of the project. Here this Node is first on the path already.
  return [listen.code.replace('npx node', 'exec node'), send.code];
}

test("the README's commands open a WebSocket, send a message, and the WebSocket shows the answer", async () => {
  await using world = await startWorld();
  const [listen, send] = await readCommands();
  const results = path.join(ROOT, 'apps/api/.results');
  await mkdir(results, { recursive: true });
  const cwd = await mkdtemp(path.join(results, 'readme-'));
  await mkdir(path.join(cwd, '.data'));
  await writeFile(path.join(cwd, '.data/demo.json'), JSON.stringify({ ...world.demo, baseUrl: world.baseUrl }));
  const listener = spawn('sh', ['-c', listen], { cwd, env: NODE, stdio: ['ignore', 'pipe', 'inherit'] });

  const seen: string[] = [];
  for await (const line of createInterface(listener.stdout)) {
    if (line.startsWith('Listening')) {
      const { stdout } = await promisify(execFile)('sh', ['-c', send], { cwd, env: NODE });
      expect(JSON.parse(stdout)).toMatchObject({ status: 'sent', error: null });
      continue;
    }
    const { event, payload } = JSON.parse(line);
    seen.push([event, payload.direction ?? payload.status].join(' ').trim());
    if (payload.direction === 'in') expect(payload.content.text).toMatch(/^You wrote: Hello\n/);
    if (payload.direction === 'in') break;
  }
  listener.kill();
  await rm(cwd, { recursive: true });

  expect(seen[0]).toBe('message out');
  expect(seen).toContain('message.status sent');
  expect(seen.at(-1)).toBe('message in');
});
