import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pass } from '../../src/platform/pass.ts';
import { newSecretOf } from '../../src/platform/secret.ts';
import { watchStatements } from '../races/support/driver.ts';
import { apiKey, bearer } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { untilAborted } from '../world/until-aborted.ts';
import { makeKey } from './support/running-channel.ts';
import { seen } from './support/seen.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const swap = (text: string, at: number) => text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);

/**
 * Returns strings that are not valid keys. Some have nothing in common with the given key, and some differ from the
 * given key in one character.
 */
const WRONG = (secret: string): string[] => [
  'random',
  'x'.repeat(4000),
  secret.slice(0, -1),
  `${secret}0`,
  secret.slice(0, 20),
  secret.toLowerCase(),
  `${secret} ${secret}`,
  ...Array.from({ length: secret.length - 5 }, (_, at) => swap(secret, at + 5)),
];
// Keys whose checksum is right, but which the server has never made.
const OF_NOBODY = {
  wap: 'wap_0123456789ABCDEFGHIJKLMNOPQRSTUV0IuTBf',
  wac: 'wac_0123456789ABCDEFGHIJKLMNOPQRSTUV1caMn8',
  wa: 'wa_0123456789ABCDEFGHIJKLMNOPQRSTUV1ruD0o',
};

test('a partner key with one character changed is answered as any other string', async () => {
  const { demo } = world;
  const unknown = seen(await world.as(apiKey('random')).ask('channels.list'));

  for (const wrong of [...WRONG(demo.partner.partnerKey), OF_NOBODY.wap]) {
    expect(seen(await world.as(apiKey(wrong)).ask('channels.list')), wrong).toEqual(unknown);
  }
  expect(unknown).toMatchObject({ status: 401, text: expect.stringContaining('"code":"unauthenticated"') });
  expect((await world.as(demo.partner.partnerKey).ask('channels.list')).status).toBe(200);
});

test('a channel key with one character changed is answered as any other string', async () => {
  const { secret } = await makeKey(world);
  const send = (key: string) => world.as({ 'd360-api-key': key }).send();
  const unknown = seen(await send('random'));

  for (const wrong of [...WRONG(secret), OF_NOBODY.wac]) expect(seen(await send(wrong)), wrong).toEqual(unknown);
  expect(unknown).toMatchObject({ status: 401, text: expect.stringContaining('"code":190') });
  expect((await send(secret)).status).toBe(200);
});

test.each(['Bearer', 'x-api-key'])(
  'an organization key as %s, one character changed, is any other string',
  async (form) => {
    const { organizationKey } = world.demo;
    const send = (key: string) => {
      const headers: Record<string, string> = form === 'Bearer' ? bearer(key) : apiKey(key);
      return world.as(headers).get('/api/v1/whoami');
    };
    const unknown = seen(await send('random'));

    for (const wrong of [...WRONG(organizationKey), OF_NOBODY.wa])
      expect(seen(await send(wrong)), wrong).toEqual(unknown);
    expect(unknown).toMatchObject({ status: 401, text: expect.stringContaining('"code":"unauthenticated"') });
    expect((await send(organizationKey)).status).toBe(200);
  },
);

test('a legacy token with one character changed is answered as any other string', async () => {
  const { email: username, password } = world.demo.partner.user;
  const { body } = await world.nobody.post('/api/v2/token', { username, password });
  const { access_token: token } = body as { access_token: string };
  const send = (text: string) => world.as(bearer(text)).ask('channels.list');
  const unknown = seen(await send('random'));

  for (const wrong of [...WRONG(token), newSecretOf('wat').secret])
    expect(seen(await send(wrong)), wrong).toEqual(unknown);
  expect(unknown).toMatchObject({ status: 401, text: expect.stringContaining('"code":"unauthenticated"') });
  expect((await send(token)).status).toBe(200);
});

test('a wrong id beside a right secret is answered as an unknown key', async () => {
  const { demo } = world;
  const pair = (id: string) => ({ 'x-api-key': id, 'x-api-secret': demo.partner.partnerKey });
  const unknown = seen(await world.as(apiKey('random')).ask('channels.list'));

  const wrong = [
    await world.as(pair('key_0000000000000000000000')).ask('channels.list'),
    await world.as(pair('x')).ask('channels.list'),
  ];

  expect(wrong.map(seen)).toEqual([unknown, unknown]);
});

test('a malformed key is refused without a query', async () => {
  // The worker that looks for queued messages asks the database by itself. After its first look it waits here.
  const looked = Promise.withResolvers<void>();
  const outboxPass: Pass = (ms, signal) => {
    looked.resolve();
    return untilAborted(ms, signal);
  };
  await using quiet = await startWorld({ outboxPass, deliveriesPass: untilAborted });
  await looked.promise;
  const { partnerKey } = quiet.demo.partner;
  const broken = [swap(partnerKey, 12), 'random', `wap_${'0'.repeat(38)}`, partnerKey.slice(0, 30)];

  const watch = <T>(act: () => Promise<T>) => watchStatements(act, quiet.databaseUrl);

  const { told, statements } = await watch(() =>
    Promise.all([
      ...broken.map((key) => quiet.as(apiKey(key)).ask('channels.list')),
      quiet.as(bearer(`wat_${'0'.repeat(38)}`)).ask('channels.list'),
      quiet.as(apiKey(swap(quiet.demo.organizationKey, 12))).get('/api/v1/whoami'),
      // This partner key is valid, but `/api/v1` accepts only organization keys.
      quiet.as(apiKey(partnerKey)).get('/api/v1/whoami'),
    ]),
  );
  const control = await watch(() => quiet.as(apiKey(OF_NOBODY.wap)).ask('channels.list'));

  expect(told.map(({ status }) => status)).toEqual(Array(7).fill(401));
  expect(statements).toEqual([]);
  expect(control.statements).not.toEqual([]);
});
