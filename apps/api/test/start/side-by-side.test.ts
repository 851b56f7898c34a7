import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setInterval as everySoOften } from 'node:timers/promises';
import type { CreatedChannelKey } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { call, outcomeOf } from '../world/answer.ts';
import { MESSAGE } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { testConfig } from '../world/test-config.ts';
import { plantNextVersion } from './next-version.ts';
import { startProcess } from './running.ts';

/**
 * A load of calls at one address. It makes each kind of call sixteen times a second until it is stopped, and keeps
 * every answer.
 */
interface Load {
  /** Stops the load. Returns how each kind of call ended, and how often. */
  stop(): Promise<Record<string, number>>;
  /** Waits until this number of further calls is answered. */
  more(count: number): Promise<void>;
}

type Send = (baseUrl: string) => Promise<string | number>;

function beginLoad(baseUrl: string, calls: Record<string, Send>): Load {
  const told: Record<string, number> = {};
  const stopping = new AbortController();
  let answered = 0;
  const work = async (kind: string, send: Send) => {
    for await (const _ of everySoOften(60)) {
      if (stopping.signal.aborted) return;
      // A refused or cut connection gives no answer. Its error message is kept as the outcome.
      const outcome = await send(baseUrl).catch((error: Error) => error.message);
      const line = `${kind} ${outcome}`;
      told[line] = (told[line] ?? 0) + 1;
      answered += 1;
    }
  };
  const workers = Object.entries(calls).map(([kind, send]) => work(kind, send));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(workers);
      return told;
    },
    more: (count) => expect.poll(() => answered, { timeout: 10_000 }).toBeGreaterThan(answered + count - 1),
  };
}

/** Returns the calls that programs make all day: messages, look-ups, lists, and keys that are made and revoked. */
function callsOf(world: World, key: CreatedChannelKey, channelId: string): Record<string, Send> {
  const { partnerKey } = world.demo.partner;
  const json = { 'content-type': 'application/json' };
  const change = (baseUrl: string, procedure: string, input: object) =>
    call(`${baseUrl}/trpc/${procedure}`, {
      method: 'POST',
      headers: { ...json, 'x-api-key': partnerKey },
      body: JSON.stringify(input),
    });
  const get = (path: string, headers: Record<string, string>) => async (baseUrl: string) =>
    outcomeOf(await call(baseUrl + path, { headers }));
  return {
    message: async (baseUrl) => {
      const headers = { ...json, 'd360-api-key': key.secret };
      return outcomeOf(await call(`${baseUrl}/messages`, { method: 'POST', headers, body: JSON.stringify(MESSAGE) }));
    },
    whoami: get('/api/v1/whoami', { 'x-api-key': world.demo.organizationKey }),
    list: get('/trpc/channelKeys.list', { 'x-api-key': partnerKey }),
    key: async (baseUrl) => {
      const made = await change(baseUrl, 'channelKeys.create', { channelId, name: 'Short', overlap: '15m' });
      if (made.status !== 200) return outcomeOf(made);
      const { id } = (made.body as { result: { data: { id: string } } }).result.data;
      return outcomeOf(await change(baseUrl, 'channelKeys.revoke', { id }));
    },
  };
}

const failed = (told: Record<string, number>) => Object.keys(told).filter((line) => !line.endsWith(' 200'));

// This test takes over two seconds, because it starts the next version in another process. On a busy machine the start
// takes a while.
test('the next version starts, changes the tables and takes over while this one is called: no call fails', async () => {
  await using world = await startWorld();
  const [first, second] = world.bakery.channels;
  await world.share([first?.id ?? '', second?.id ?? '']);
  const key = await world.partner.channelKeys.create({ channelId: first?.id ?? '', name: 'Prod server' });
  const calls = callsOf(world, key, second?.id ?? '');
  const { authSecret: AUTH_SECRET, encryptionKey: ENCRYPTION_KEY } = testConfig({});
  const env = { DATABASE_URL: world.databaseUrl, AUTH_SECRET, ENCRYPTION_KEY };

  const atOld = beginLoad(world.baseUrl, calls);
  await atOld.more(12);
  await using next = await startProcess(mkdtempSync(path.join(tmpdir(), 'chatelaine-next-')), env, plantNextVersion());
  const atNew = beginLoad(next.baseUrl, calls);
  await Promise.all([atOld.more(30), atNew.more(30)]);
  // A node of this version can also start and serve with the newer tables. So there is a way back.
  const again = await world.addNode();
  const atAgain = beginLoad(`http://localhost:${again.port}`, calls);
  await atAgain.more(20);
  const [old, back] = await Promise.all([atOld.stop(), atAgain.stop()]);
  await world.nodes[0].stop();
  await atNew.more(20);
  const newer = await atNew.stop();

  expect([old, newer, back].map(failed)).toEqual([[], [], []]);
  for (const told of [old, newer, back])
    expect(Object.keys(told).sort()).toEqual(['key 200', 'list 200', 'message 200', 'whoami 200']);
  // Both versions made keys. The next version fills its new column, and this version leaves the column empty.
  const remarks = await world.sql<{ remark: string | null }>('select distinct remark from api_key order by 1');
  expect(remarks.map(({ remark }) => remark)).toEqual(['before', 'next', null]);

  // Control: the calls fail after a change that takes a column away.
  await world.sql('alter table api_key rename column team to crew');
  const after = beginLoad(`http://localhost:${again.port}`, calls);
  await after.more(8);
  expect(failed(await after.stop())).not.toEqual([]);
}, 120_000);
