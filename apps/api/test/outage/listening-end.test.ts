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
