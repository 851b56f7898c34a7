import type { RefusalCode } from '@chatelaine/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BothKeys, makeBothKeys } from './support/both-keys.ts';
import { MESSAGE } from './support/call.ts';
import { expectRefusal, refusalIn } from './support/expect-refusal.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { type HeaderLines, sendLines } from './support/raw-request.ts';

type Row = [what: string, lines: (keys: BothKeys) => HeaderLines, expected: 'passes' | RefusalCode];

// Well formed, checksum and all; of nobody.
const WA = 'wa_0123456789ABCDEFGHIJKLMNOPQRSTUV1ruD0o';
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

const PARTNER_DOOR: Row[] = [
  ['the key in its header', (k) => ['x-api-key', k.wap], 'passes'],
  ['the header in capitals, blanks around the key', (k) => ['X-API-KEY', `  ${k.wap}  `], 'passes'],
  ['Basic with id and secret', (k) => ['authorization', basic(k.wapId, k.wap)], 'passes'],
  ['basic in small letters', (k) => ['authorization', basic(k.wapId, k.wap).replace('Basic', 'basic')], 'passes'],
  ['the pair of headers', (k) => ['x-api-key', k.wapId, 'x-api-secret', k.wap], 'passes'],
  ['the same key in two headers', (k) => ['x-api-key', k.wap, 'authorization', basic(k.wapId, k.wap)], 'passes'],
  ['nothing', () => [], 'unauthenticated'],
  ['an empty header', () => ['x-api-key', ''], 'unauthenticated'],
  ['the header twice, the same key', (k) => ['x-api-key', k.wap, 'x-api-key', k.wap], 'two_credentials'],
  ['the header twice, in two spellings', (k) => ['x-api-key', k.wap, 'X-Api-Key', k.other], 'two_credentials'],
  ['the header twice, one of them empty', (k) => ['x-api-key', '', 'x-api-key', k.wap], 'two_credentials'],
  [
    'Authorization twice',
    (k) => ['authorization', basic(k.wapId, k.wap), 'authorization', 'Bearer x'],
    'two_credentials',
  ],
  ['the secret twice', (k) => ['x-api-key', k.wapId, 'x-api-secret', k.wap, 'x-api-secret', k.wap], 'two_credentials'],
  ['two keys that differ', (k) => ['x-api-key', k.wap, 'authorization', basic(k.wapId, k.other)], 'two_credentials'],
  ['a key and another Bearer', (k) => ['x-api-key', k.wap, 'authorization', `Bearer ${k.wac}`], 'two_credentials'],
  ['a key and a channel key', (k) => ['x-api-key', k.wap, 'd360-api-key', k.wac], 'two_credentials'],
  [
    'two ids with one secret',
    (k) => ['x-api-key', k.wapId, 'x-api-secret', k.wap, 'authorization', basic(k.wacId, k.wap)],
    'two_credentials',
  ],
  [
    'a key and a person’s cookie',
    (k) => ['x-api-key', k.wap, 'cookie', k.cookie, 'x-chatelaine', '1'],
    'two_credentials',
  ],
  ['the id of another key', (k) => ['authorization', basic(k.wacId, k.wap)], 'unauthenticated'],
  ['an empty id', (k) => ['authorization', basic('', k.wap)], 'unauthenticated'],
  ['the id alone', (k) => ['x-api-key', k.wapId], 'unauthenticated'],
  ['Basic that is no base64', () => ['authorization', 'Basic %%%'], 'unauthenticated'],
  ['Basic without an end', () => ['authorization', 'Basic'], 'unauthenticated'],
  ['the key as Bearer', (k) => ['authorization', `Bearer ${k.wap}`], 'wrong_header'],
  ['the key in the messaging header', (k) => ['d360-api-key', k.wap], 'wrong_header'],
  ['a channel key in this header', (k) => ['x-api-key', k.wac], 'wrong_header'],
  ['a channel key in its own header', (k) => ['d360-api-key', k.wac], 'wrong_header'],
  ['a channel key as a pair', (k) => ['authorization', basic(k.wacId, k.wac)], 'wrong_header'],
  ['an organization key', () => ['x-api-key', WA], 'wrong_header'],
  ['an organization key as Bearer', () => ['authorization', `Bearer ${WA}`], 'wrong_header'],
];

const MESSAGING_DOOR: Row[] = [
  ['the key in its header', (k) => ['D360-API-KEY', k.wac], 'passes'],
  ['Basic with id and secret', (k) => ['authorization', basic(k.wacId, k.wac)], 'passes'],
  ['the pair of headers', (k) => ['x-api-key', k.wacId, 'x-api-secret', k.wac], 'passes'],
  ['nothing', () => [], 'unauthenticated'],
  ['the header twice', (k) => ['d360-api-key', k.wac, 'D360-API-KEY', k.wac], 'two_credentials'],
  ['two keys that differ', (k) => ['d360-api-key', k.wac, 'x-api-key', k.wap], 'two_credentials'],
  ['the id of another key', (k) => ['authorization', basic(k.wapId, k.wac)], 'unauthenticated'],
  ['a partner key in this header', (k) => ['d360-api-key', k.wap], 'wrong_header'],
  ['a partner key in its own header', (k) => ['x-api-key', k.wap], 'wrong_header'],
  ['the key in the partner’s header', (k) => ['x-api-key', k.wac], 'wrong_header'],
  ['the key as Bearer', (k) => ['authorization', `Bearer ${k.wac}`], 'wrong_header'],
  ['an organization key', () => ['d360-api-key', WA], 'wrong_header'],
  ['a person’s cookie', (k) => ['cookie', k.cookie, 'x-chatelaine', '1'], 'unauthenticated'],
];

let doors: Doors;
let keys: BothKeys;
beforeAll(async () => {
  doors = await openDoors();
  keys = await makeBothKeys(doors);
});
afterAll(() => doors.stop());

const atPartnerDoor = (lines: HeaderLines, query = '') =>
  sendLines(`${doors.baseUrl}/trpc/channels.list${query}`, 'GET', lines);
const atMessagingDoor = (lines: HeaderLines, query = '') =>
  sendLines(
    `${doors.baseUrl}/messages${query}`,
    'POST',
    ['content-type', 'application/json', ...lines],
    JSON.stringify(MESSAGE),
  );

test.each(PARTNER_DOOR)('at the partner’s door: %s', async (_what, lines, expected) => {
  const answer = await atPartnerDoor(lines(keys));

  if (expected === 'passes') expect(answer.status, answer.text).toBe(200);
  else expectRefusal(answer, 'procedures', expected);
});

test.each(MESSAGING_DOOR)('at the messaging door: %s', async (_what, lines, expected) => {
  const answer = await atMessagingDoor(lines(keys));

  if (expected === 'passes') expect(answer.status, answer.text).toBe(200);
  else expectRefusal(answer, 'messaging', expected);
});

describe('a key at the wrong place is told where it belongs', () => {
  const PARTNER =
    'This is a partner key. Send it as x-api-key to /trpc or /api/v2; for messages use a channel key as D360-API-KEY.';
  const CHANNEL =
    'This is a channel key. Send it as D360-API-KEY to /messages; for /trpc and /api/v2 use a partner key as x-api-key.';

  test('whichever door it came to', async () => {
    const told = [
      refusalIn(await atMessagingDoor(['d360-api-key', keys.wap]), 'messaging').message,
      refusalIn(await atPartnerDoor(['authorization', `Bearer ${keys.wap}`]), 'procedures').message,
      refusalIn(await atPartnerDoor(['x-api-key', keys.wac]), 'procedures').message,
      refusalIn(await atMessagingDoor(['x-api-key', keys.wac]), 'messaging').message,
      refusalIn(await atPartnerDoor(['x-api-key', WA]), 'procedures').message,
    ];

    const organization = expect.stringContaining('This is an organization key. Send it as ');
    expect(told).toEqual([PARTNER, PARTNER, CHANNEL, CHANNEL, organization]);
  });
});

test.each(['key', 'api_key', 'apikey', 'x-api-key', 'D360-API-KEY', 'access_token', 'token'])(
  'a key in the query as %s opens nothing',
  async (name) => {
    const answers = [
      await atPartnerDoor([], `?${name}=${keys.wap}`),
      await atMessagingDoor([], `?${name}=${keys.wac}`),
    ];

    expect(answers.map(({ status, headers }) => [status, headers.get('x-refusal')])).toEqual(
      Array(2).fill([401, 'unauthenticated']),
    );
  },
);
