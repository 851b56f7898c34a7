import { Chatelaine } from '@chatelaine/sdk';
import type { UsageReport } from '@chatelaine/shared';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { startServer } from '../../src/server.ts';
import { copyWorld } from '../database.ts';
import { fakeClock } from '../fake-clock.ts';
import { signInAt } from '../person-browser.ts';
import { testConfig } from '../test-config.ts';
import { readCsv } from './read-csv.ts';
import { DAY_MS } from './stage.ts';

// The timer that writes comes when the test says so.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('after a clean stop every call is in the table, with its scope and where it came from', async () => {
  const door = await openDoor();
  const key = await door.createKey();

  await Promise.all(Array.from({ length: 100 }, () => door.send(key.secret)));
  await door.chatelaine.channelKeys.revoke(key.id);
  await Promise.all(Array.from({ length: 20 }, () => door.send(key.secret)));
  const before = await rowsOf(door.databaseUrl, key.id);
  await door.stop();

  expect(before).toEqual([]);
  expect(await rowsOf(door.databaseUrl, key.id)).toEqual([
    { outcome: 'ok', scope: 'send', calls: 100, last_address: expect.stringMatching(/127\.0\.0\.1|::1/) },
    { outcome: 'revoked', scope: 'send', calls: 20, last_address: expect.stringMatching(/127\.0\.0\.1|::1/) },
  ]);
});

test('five seconds later a partner and his client both read the calls of a key, and a stranger finds no such key', async () => {
  await using door = await openDoor();
  const key = await door.createKey();
  for (let call = 0; call < 3; call++) expect(await door.send(key.secret)).toBe(200);
  const query = { ...door.range(), keyId: key.id, groupBy: ['key', 'outcome'] };
  const row = { at: null, keyId: key.id, keyName: 'Prod server', outcome: 'ok', calls: 3, refused: 0 };

  vi.advanceTimersByTime(5_000);

  await expect.poll(async () => (await door.asPartner<UsageReport>('usage.query', query)).rows).toEqual([row]);
  const client = await door.asClient<UsageReport>(0, 'usage.query', query);
  expect(client).toEqual({ rows: [row], totals: { calls: 3, refused: 0 } });
  await expect(door.asClient(3, 'usage.query', query)).resolves.toBe('not_found');
});

test('the file and the list of keys worth a look come over the same door', async () => {
  await using door = await openDoor();
  const key = await door.createKey();
  await door.send(key.secret);
  vi.advanceTimersByTime(5_000);

  const asked = { ...door.range(), keyId: key.id, groupBy: ['key'] };
  await expect
    .poll(async () => readCsv((await door.asPartner<{ csv: string }>('usage.csv', asked)).csv))
    .toEqual([
      ['keyId', 'keyName', 'calls', 'refused'],
      [key.id, 'Prod server', '1', '0'],
    ]);
  const { data } = await door.asPartner<{ data: { keyId: string; findings: { code: string }[] }[] }>(
    'hygiene.list',
    {},
  );
  expect(data.find(({ keyId }) => keyId === key.id)?.findings.map(({ code }) => code)).toEqual([
    'no_expiry',
    'no_address_limit',
  ]);
});

test('a range that is none, half a question and a cursor of another list are not valid', async () => {
  await using door = await openDoor();
  const { from, to } = door.range();

  await expect(door.asPartner('usage.query', { from: to, to: from })).resolves.toBe('invalid_input');
  await expect(door.asPartner('usage.query', { from })).resolves.toBe('invalid_input');
  await expect(door.asPartner('hygiene.list', { cursor: 'x' })).resolves.toBe('invalid_input');
});

async function openDoor() {
  const { partner, clients } = inject('demo');
  const databaseUrl = await copyWorld();
  const clock = fakeClock();
  // In the middle of an hour: no call of these tests falls into the next one.
  clock.pass(1_800_000 - (clock.now().getTime() % 3_600_000) + 3_600_000);
  const { baseUrl, stop } = await startServer(testConfig({ databaseUrl }), { clock, log: createLog('silent') });
  const chatelaine = new Chatelaine({ baseUrl, partnerKey: partner.partnerKey, maxRetries: 0 });
  const ask = async (headers: Record<string, string>, path: string, input: object) => {
    const answer = await fetch(`${baseUrl}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {
      headers,
    });
    const told = (await answer.json()) as { result?: { data: unknown } };
    return told.result?.data ?? answer.headers.get('x-refusal');
  };
  return {
    databaseUrl,
    chatelaine,
    stop,
    range: () => ({
      from: new Date(clock.now().getTime() - DAY_MS).toISOString(),
      to: new Date(clock.now().getTime() + DAY_MS).toISOString(),
    }),
    asPartner: <T>(path: string, input: object) => ask({ 'x-api-key': partner.partnerKey }, path, input) as Promise<T>,
    async asClient<T>(number: number, path: string, input: object) {
      const client = clients[number];
      if (client === undefined) throw new Error('The demo world has no such client.');
      const { cookie } = await signInAt(baseUrl, client.user);
      return (await ask({ cookie, 'x-chatelaine': '1' }, path, input)) as T;
    },
    async createKey() {
      const [client] = clients;
      const channelId = client?.channels[0]?.id;
      if (client === undefined || channelId === undefined) throw new Error('The demo world has no number.');
      const owner = await signInAt(baseUrl, client.user);
      await owner.share((await chatelaine.onboarding.start()).url, [channelId]);
      return chatelaine.channelKeys.create({ channelId, name: 'Prod server' });
    },
    async send(secret: string) {
      const text = { messaging_product: 'whatsapp', to: '447700900999', type: 'text', text: { body: 'hi' } };
      const headers = { 'content-type': 'application/json', 'd360-api-key': secret };
      return (await fetch(`${baseUrl}/messages`, { method: 'POST', headers, body: JSON.stringify(text) })).status;
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function rowsOf(databaseUrl: string, keyId: string) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query(
    'select outcome, scope, calls::int, last_address from usage where api_key_id = $1 order by 1, 2',
    [keyId],
  );
  await client.end();
  return rows;
}
