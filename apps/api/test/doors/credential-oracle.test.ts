import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecretOf } from '../../src/platform/secret.ts';
import { ask, call, MESSAGE, post, sendMessage, withKey } from './support/call.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { makeKey } from './support/running-channel.ts';
import { seen } from './support/seen.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.stop());

const swap = (text: string, at: number) => text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);

/** Strings that are no live key, from far off to one character away. */
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
// Checksums that are right, of nobody.
const OF_NOBODY = {
  wap: 'wap_0123456789ABCDEFGHIJKLMNOPQRSTUV0IuTBf',
  wac: 'wac_0123456789ABCDEFGHIJKLMNOPQRSTUV1caMn8',
  wa: 'wa_0123456789ABCDEFGHIJKLMNOPQRSTUV1ruD0o',
};

test('a partner key with one character changed is answered as any other string', async () => {
  const { baseUrl, demo } = doors;
  const unknown = seen(await ask(baseUrl, withKey('random'), 'channels.list'));

  for (const wrong of [...WRONG(demo.partner.partnerKey), OF_NOBODY.wap]) {
    expect(seen(await ask(baseUrl, withKey(wrong), 'channels.list')), wrong).toEqual(unknown);
  }
  expect(unknown).toMatchObject({ status: 401, text: expect.stringContaining('"code":"unauthenticated"') });
  expect((await ask(baseUrl, withKey(demo.partner.partnerKey), 'channels.list')).status).toBe(200);
});

test('a channel key with one character changed is answered as any other string', async () => {
  const { secret } = await makeKey(doors);
  const send = (key: string) => sendMessage(doors.baseUrl, { 'd360-api-key': key }, MESSAGE);
  const unknown = seen(await send('random'));

  for (const wrong of [...WRONG(secret), OF_NOBODY.wac]) expect(seen(await send(wrong)), wrong).toEqual(unknown);
  expect(unknown).toMatchObject({ status: 401, text: expect.stringContaining('"code":190') });
  expect((await send(secret)).status).toBe(200);
});

test.each(['Bearer', 'x-api-key'])(
  'an organization key as %s, one character changed, is any other string',
  async (form) => {
    const { organizationKey } = doors.demo;
    const send = (key: string) => {
      const headers: Record<string, string> = form === 'Bearer' ? { authorization: `Bearer ${key}` } : withKey(key);
      return call(`${doors.baseUrl}/api/v1/whoami`, { headers });
    };
    const unknown = seen(await send('random'));

    for (const wrong of [...WRONG(organizationKey), OF_NOBODY.wa])
      expect(seen(await send(wrong)), wrong).toEqual(unknown);
    expect(unknown).toMatchObject({ status: 401, text: expect.stringContaining('"code":"unauthenticated"') });
    expect((await send(organizationKey)).status).toBe(200);
  },
);

test('a legacy token with one character changed is answered as any other string', async () => {
  const { email: username, password } = doors.demo.partner.user;
  const { body } = await post(doors.baseUrl, '/api/v2/token', { username, password });
  const { access_token: token } = body as { access_token: string };
  const send = (text: string) => ask(doors.baseUrl, { authorization: `Bearer ${text}` }, 'channels.list');
  const unknown = seen(await send('random'));

  for (const wrong of [...WRONG(token), newSecretOf('wat').secret])
    expect(seen(await send(wrong)), wrong).toEqual(unknown);
  expect(unknown).toMatchObject({ status: 401, text: expect.stringContaining('"code":"unauthenticated"') });
  expect((await send(token)).status).toBe(200);
});

test('a wrong id beside a right secret is answered as an unknown key', async () => {
  const { baseUrl, demo } = doors;
  const pair = (id: string) => ({ 'x-api-key': id, 'x-api-secret': demo.partner.partnerKey });
  const unknown = seen(await ask(baseUrl, withKey('random'), 'channels.list'));

  const wrong = [
    await ask(baseUrl, pair('key_0000000000000000000000'), 'channels.list'),
    await ask(baseUrl, pair('x'), 'channels.list'),
  ];

  expect(wrong.map(seen)).toEqual([unknown, unknown]);
});

test('a malformed key is refused without a query', async () => {
  await using quiet = await openDoors();
  const { partnerKey } = quiet.demo.partner;
  const lastQuery = () => quiet.sql(`select max(query_start) as at from pg_stat_activity where ${OURS}`);
  const before = await lastQuery();

  const broken = [swap(partnerKey, 12), 'random', `wap_${'0'.repeat(38)}`, partnerKey.slice(0, 30)];
  const refused = await Promise.all([
    ...broken.map((key) => ask(quiet.baseUrl, withKey(key), 'channels.list')),
    ask(quiet.baseUrl, { authorization: `Bearer wat_${'0'.repeat(38)}` }, 'channels.list'),
    call(`${quiet.baseUrl}/api/v1/whoami`, { headers: withKey(swap(quiet.demo.organizationKey, 12)) }),
    // A key at another door, too.
    call(`${quiet.baseUrl}/api/v1/whoami`, { headers: withKey(partnerKey) }),
  ]);

  expect(refused.map(({ status }) => status)).toEqual(Array(7).fill(401));
  expect(await lastQuery()).toEqual(before);
  await ask(quiet.baseUrl, withKey(OF_NOBODY.wap), 'channels.list');
  expect(await lastQuery()).not.toEqual(before);
});

// The background asks by itself whether there is work.
const OURS =
  "datname = current_database() and application_name like 'chatelaine%' and application_name <> 'chatelaine-jobs'";
