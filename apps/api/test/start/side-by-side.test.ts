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
 * A load of calls at the address of one server. The load makes each kind of call sixteen times a second until a test
 * stops it, and counts the answers.
 */
interface Load {
  /** Stops the load. Returns, for each kind of call and each outcome, how often it happened. */
  stop(): Promise<Record<string, number>>;
  /** Waits until the server has answered this number of calls more than it has now. */
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
      // When the server refuses or cuts the connection, the call has no answer. In this case, the load counts the error
      // message as the outcome.
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

/**
 * Returns the kinds of calls that programs make all day. These calls send messages, look things up, list objects, and
 * make and revoke keys.
 */
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

// This test takes over two seconds, because it starts the next version of the server in another process. This start
// takes even longer on a busy machine.
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
  // A new node of this version can start after the next version has changed the tables, and can answer calls. So an
  // operator can go back to this version.
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
  // Both versions have made keys. The next version writes its new column `remark`, and this version leaves the column
  // empty.
  const remarks = await world.sql<{ remark: string | null }>('select distinct remark from api_key order by 1');
  expect(remarks.map(({ remark }) => remark)).toEqual(['before', 'next', null]);

  // Control: when a column that this version uses is renamed, calls of this version fail.
  await world.sql('alter table api_key rename column team to crew');
  const after = beginLoad(`http://localhost:${again.port}`, calls);
  await after.more(8);
  expect(failed(await after.stop())).not.toEqual([]);
}, 120_000);
