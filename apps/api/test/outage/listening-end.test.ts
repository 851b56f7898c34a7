import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, inject, test } from 'vitest';
import { openAddress } from '../../src/platform/db/database.ts';
import { listenTo } from '../../src/platform/db/listen-to.ts';
import { createLog } from '../../src/platform/log.ts';
import { pass } from '../../src/platform/pass.ts';
import { startProxy } from './proxy.ts';

const SOON_MS = 3_000;

test('a stop does not wait for a database that says nothing any more', async () => {
  await using proxy = await startProxy(inject('pgUrl'));
  const [stopping, log] = [new AbortController(), createLog('error')];
  const { promise: isListening, resolve } = Promise.withResolvers<void>();
  const database = openAddress(proxy.url);
  const ended = listenTo({ database, channel: 'quiet', onNotice: () => resolve(), pass, log }, stopping.signal);
  await isListening;

  proxy.hang();
  const begun = performance.now();
  stopping.abort();
  await ended;

  expect(performance.now() - begun).toBeLessThan(SOON_MS);
});

test('a stop does not wait for a connection that is being opened, before and after the database accepts it', async () => {
  const { promise: accepted, resolve } = Promise.withResolvers<void>();
  // It reads what comes, so it closes its end of a connection that the driver closes.
  const silent = createServer((socket) => {
    socket.resume();
    resolve();
  }).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const database = openAddress(`postgresql://nobody@127.0.0.1:${(silent.address() as AddressInfo).port}/none`);
  const log = createLog('error');
  const stop = async (before: Promise<void> | undefined) => {
    const stopping = new AbortController();
    const ended = listenTo({ database, channel: 'quiet', onNotice: () => {}, pass, log }, stopping.signal);
    if (before !== undefined) await before;
    const begun = performance.now();
    stopping.abort();
    await ended;
    return performance.now() - begun;
  };

  const times = await Promise.all([stop(undefined), stop(accepted)]);

  for (const ms of times) expect(ms).toBeLessThan(SOON_MS);
  silent.close();
});
