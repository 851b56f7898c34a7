// npm run demo: runs all steps of the demo against the server that `npm start` runs. The steps use only doors that
// every caller can use. The last step shows that a key is refused after the client has withdrawn its permission. The
// demo fails with an error message when one step has an unexpected result.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readDemoFile } from './demo/demo-file.ts';
import { Unplayable } from './demo/expect.ts';
import { requireServer } from './demo/require-server.ts';

try {
  const given = readArguments();
  const demo = readDemoFile(given['demo-file'] ?? path.join(import.meta.dirname, '../.data/demo.json'));
  const url = (given.url ?? demo.baseUrl).replace(/\/$/, '');
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new Unplayable('--url is an address like http://localhost:8082.');
  await requireServer(url);
  // This import is last: the demo needs the built SDK, which exists once the server has been started.
  const { tellStory } = await import('./demo/story.ts');
  await tellStory(demo, url);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error instanceof Unplayable ? error.message : (error.stack ?? error.message));
  process.exitCode = 1;
}

function readArguments() {
  try {
    return parseArgs({ options: { 'demo-file': { type: 'string' }, url: { type: 'string' } } }).values;
  } catch (error) {
    throw new Unplayable(error instanceof Error ? error.message : String(error));
  }
}
