import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startFakeServer } from './support/fake-server.ts';
import { startProgram } from './support/program.ts';
import { runnableBlocks } from './support/runnable.ts';
import { PARTNER_KEY } from './support/words.ts';

/** Runs a code block as a reader does: in a folder with the package, and with the two variables set. */
async function runBlock(code: string, url: string): Promise<string> {
  await using program = await startProgram({ 'main.mts': code });
  const env = { ...process.env, CHATELAINE_URL: url, CHATELAINE_PARTNER_KEY: PARTNER_KEY };
  const { stdout } = await promisify(execFile)(process.execPath, ['main.mts'], { cwd: program.folder, env });
  return stdout.trim();
}

test('the programs of the README run and print what they say', async () => {
  await using server = await startFakeServer();
  const blocks = runnableBlocks();

  const printed = await Promise.all(blocks.map((code) => runBlock(code, server.url)));

  expect(printed).toEqual(['granted\nnull\nrevoked\nsecret_unknown', '+447700900101\n0\n1 2 null', 'not_found']);
});

test('a program of a README that fails is seen', async () => {
  await using server = await startFakeServer();
  const [code = ''] = runnableBlocks("# x\n\n```ts run\nthrow new Error('planted');\n```\n");

  await expect(runBlock(code, server.url)).rejects.toThrow('planted');
});
