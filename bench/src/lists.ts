import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Chatelaine, type Pages } from '@chatelaine/sdk';
import { makeOwnFolder } from './own-folder.ts';
import { readDemo, startOwnServer } from './own-server.ts';
import { endProcess, stopAtEnd } from './stop-at-end.ts';

const FILL = path.resolve(import.meta.dirname, '../../apps/api/test/lists/fill-crowd.ts');
const CALLS = 30;
/** The calls before the measured ones. The first calls of a server compile its code and open its connections. */
const WARM_UP = 10;

/** The lists that a partner key may ask, with the call that gets the first page. */
const LISTS: Record<string, (chatelaine: Chatelaine) => Pages<unknown>> = {
  'channels.list': ({ channels }) => channels.list(),
  'channelKeys.list': ({ channelKeys }) => channelKeys.list(),
  'clients.list': ({ clients }) => clients.list(),
  'events.list': ({ events }) => events.list(),
  'hygiene.list': ({ hygiene }) => hygiene.list(),
  'partnerKeys.list': ({ partnerKeys }) => partnerKeys.list(),
  'permissions.list': ({ permissions }) => permissions.list(),
};

/**
 * Measures the first page of each list of a partner, first with the demo world, and then with 10,000 clients, 100,000
 * keys and 1,000,000 events in the same database. The ratio is the second time divided by the first. A page of the demo
 * world has fewer items than a full page, so a part of the ratio is the work for more items.
 */
export async function benchLists(): Promise<void> {
  await using folder = makeOwnFolder();
  await using _server = await startOwnServer(folder.path);
  const { baseUrl, partner, clients } = readDemo(folder.path);
  const chatelaine = new Chatelaine({ baseUrl, partnerKey: partner.partnerKey });
  const few = await timesOf(chatelaine);
  await fill(folder.path, partner.id, clients[0]?.id ?? '');
  const many = await timesOf(chatelaine);
  for (const name of Object.keys(LISTS)) {
    const [before = Number.NaN, after = Number.NaN] = [few[name], many[name]];
    const ratio = (after / before).toFixed(2);
    console.log(
      `${name.padEnd(18)} ${before.toFixed(1)} ms in the demo world, ${after.toFixed(1)} ms in the crowd, ratio ${ratio}`,
    );
  }
}

/** Returns the middle time of the first page of each list, in ms. */
async function timesOf(chatelaine: Chatelaine): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const [name, list] of Object.entries(LISTS)) {
    const taken: number[] = [];
    for (let call = 0; call < WARM_UP + CALLS; call++) {
      const begun = performance.now();
      await list(chatelaine);
      if (call >= WARM_UP) taken.push(performance.now() - begun);
    }
    times[name] = taken.toSorted((a, b) => a - b)[CALLS / 2] ?? Number.NaN;
  }
  return times;
}

/** Fills the database of the server in a process of its own. */
async function fill(folder: string, partnerId: string, clientId: string): Promise<void> {
  const child = spawn(process.execPath, [FILL, folder, partnerId, clientId], { stdio: 'inherit' });
  await using _ = stopAtEnd(() => endProcess(child));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The database could not be filled: ${code}.`);
}
