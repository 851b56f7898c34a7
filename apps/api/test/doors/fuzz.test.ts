import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { randomFrom } from '@chatelaine/tools/random-from';
import { isFull, rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MESSAGE } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { frontAt, procedureTypes, routesOfFront } from './support/mounted-routes.ts';
import { LEAK } from './support/nasty-strings.ts';
import { type Parts, randomRequest } from './support/random-request.ts';
import { makeKey, sharedChannel } from './support/running-channel.ts';
import { type RawAnswer, sendRaw } from './support/send-raw.ts';

// The seed of the random requests. To repeat a run that failed, write the seed of that run here.
const SEED = Math.floor(Math.random() * 2 ** 31);
const REQUESTS = rounds(1_500, 100_000);
const LANES = 8;
// Calls of addresses that match this pattern hash a password. Such a call may take longer than the limit below, because
// the hash is slow and the call may wait in a queue.
const HASHES = /sign-in|token|sign-up|password/i;
// The longest time that any other call may take. The limit is higher in a quick run, because other tests run on the
// machine at the same time.
const SLOWEST_MS = rounds(5_000, 1_000);

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test(`${REQUESTS} random requests: no failure of ours, nothing given away, nobody kept waiting, no memory kept`, {
  timeout: 1_200_000,
}, async () => {
  console.log(`fuzz: ${REQUESTS} requests, seed ${SEED}`);
  const random = randomFrom(SEED);
  const parts = await partsOf(world);
  const port = Number(new URL(world.baseUrl).port);
  const wrong: unknown[] = [];
  const statuses = new Map<number | null, number>();
  const unhandled: unknown[] = [];
  const note = (thrown: unknown) => unhandled.push(String(thrown));
  process.on('uncaughtException', note).on('unhandledRejection', note);
  let left = REQUESTS;
  const lane = async () => {
    while (left-- > 0) {
      const request = randomRequest(random, parts);
      const answer = await sendRaw(port, request);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const fault = faultIn(request, answer);
      if (fault !== null) wrong.push([fault, request.toString('latin1').slice(0, 600), answer.text.slice(0, 300)]);
    }
  };
  const before = heapAfter(await Promise.all(Array.from({ length: 4 }, () => world.nobody.get('/healthz'))));

  await Promise.all(Array.from({ length: LANES }, lane));

  process.off('uncaughtException', note).off('unhandledRejection', note);
  expect(unhandled, `seed ${SEED}`).toEqual([]);
  expect(wrong.slice(0, 5), `seed ${SEED}, ${wrong.length} in all`).toEqual([]);
  expect((await world.nobody.get('/healthz')).status).toBe(200);
  // Each of these statuses must occur. If one of them were missing, the server might have refused all requests at its
  // first check, and the test would have shown nothing.
  // Few paths answer 403, so the requests of a quick run may all miss them.
  for (const status of isFull ? [200, 400, 401, 403, 404] : [200, 400, 401, 404])
    expect(statuses.get(status) ?? 0, `${status} of ${JSON.stringify([...statuses])}, seed ${SEED}`).toBeGreaterThan(0);
  expect(heapAfter(null) - before).toBeLessThan(100 * 2 ** 20);
});

function faultIn(request: Buffer, { status, text, ms }: RawAnswer): string | null {
  if (status !== null && status >= 500 && !(status === 503 && /^x-refusal: unavailable/im.test(text)))
    return `answered ${status}`;
  if (status !== null && status >= 400 && LEAK.test(text.replace(/There is no field .*/s, ''))) return 'a leak';
  const line = request.toString('latin1').split('\r', 1)[0] ?? '';
  if (ms !== null && ms > SLOWEST_MS && !HASHES.test(line)) return `took ${Math.round(ms)} ms`;
  return null;
}

// The test starts a garbage collection before it measures the heap. So only memory that is still in use counts.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapAfter(_done: unknown): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

async function partsOf(world: World): Promise<Parts> {
  const { demo, bakery } = world;
  const { secret, id } = await makeKey(world, { name: 'Fuzz' });
  const mounted = routesOfFront(await frontAt(world.baseUrl)).map((route) => route.split(' ')[1] ?? '/');
  const channelId = sharedChannel(world);
  const token = 'x'.repeat(20);
  const lines = [as(demo.partner.partnerKey), as(secret), world.as(bakery.user).headers(), world.nobody.headers()];
  return {
    paths: [
      ...mounted.map((route) => route.replace(/[:*]\w+/g, demo.partner.id).replace(/[{}]/g, '')),
      ...Object.keys(procedureTypes()).map((name) => `/trpc/${name}`),
      ...[
        '/',
        '/assets/x.js',
        '/favicon.ico',
        `/permission?partner_id=${demo.partner.id}`,
        `/sign-in/new?token=${token}`,
      ],
    ],
    credentials: lines.map((headers) =>
      Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\r\n'),
    ),
    bodies: [
      MESSAGE,
      { url: 'http://127.0.0.1:1/hook', headers: { a: 'b' } },
      { id },
      { channelId, name: 'x', overlap: '0', scopes: ['send'], allowedAddresses: ['10.0.0.0/8'] },
      { name: 'x', scopes: ['read'], limits: { perMinute: 1, perMonth: 2 }, expiresAt: '2030-01-01T00:00:00Z' },
      { redirectUrls: ['https://a.example/x'], id },
      { number: '+447700900101', state: 'x', redirectUrl: 'https://a.example/x', locale: 'de' },
      { path: `/onboarding/${demo.partner.id}`, query: 'state=x', clientId: bakery.id },
      { requestId: 'req_0', decision: 'save', clientId: bakery.id, grant: [], withdraw: [], keep: [channelId] },
      { token, name: 'x', password: 'long enough for us' },
      { email: 'nobody@partner.example', password: 'long enough for us' },
      { procedure: 'partnerKeys.create', input: {} },
      { code: '123456' },
    ],
  };

  function as(key: string) {
    return world.as(key).headers();
  }
}
