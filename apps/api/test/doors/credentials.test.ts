import type { RefusalCode } from '@chatelaine/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSecretOf } from '../../src/platform/secret.ts';
import { MESSAGE } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type BothKeys, makeBothKeys } from './support/both-keys.ts';
import { type Door, expectRefusal, refusalIn } from './support/expect-refusal.ts';
import { type HeaderLines, sendLines } from './support/raw-request.ts';

const TWO = 'two_credentials';
type Row = [what: string, lines: (keys: BothKeys) => HeaderLines, expected: 'passes' | RefusalCode];

const pair = (id: string, secret: string): HeaderLines => ['x-api-key', id, 'x-api-secret', secret];
const twice = (name: string, value: string): HeaderLines => [name, value, name, value];
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

// The schemes of RFC 9110, other known schemes, and words that look almost like a scheme that our server accepts.
const OTHER_SCHEMES: Row[] = [
  ...['Digest', 'Negotiate', 'NTLM', 'HOBA', 'DPoP', 'AWS4-HMAC-SHA256', 'Token', 'ApiKey', 'Key', 'Bearers', 'Basi'],
  ...['Bearer:', 'Bearer,', '"Bearer"', 'Bearer=', 'x'],
].map((scheme) => [`the scheme ${scheme}`, (k) => ['authorization', `${scheme} ${k.wa}`], 'wrong_header']);

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
  ['a key and another scheme', (k) => ['x-api-key', k.wap, 'authorization', `Token ${k.wap}`], 'wrong_header'],
  ...OTHER_SCHEMES,
  ['the key in the messaging header', (k) => ['d360-api-key', k.wap], 'wrong_header'],
  ['a channel key in this header', (k) => ['x-api-key', k.wac], 'wrong_header'],
  ['a channel key in its own header', (k) => ['d360-api-key', k.wac], 'wrong_header'],
  ['a channel key as a pair', (k) => ['authorization', basic(k.wacId, k.wac)], 'wrong_header'],
  ['an organization key', (k) => ['x-api-key', k.wa], 'wrong_header'],
  ['an organization key as Bearer', (k) => ['authorization', `Bearer ${k.wa}`], 'wrong_header'],
  ['an organization key as a pair', (k) => ['x-api-key', k.waId, 'x-api-secret', k.wa], 'wrong_header'],
];

/**
 * More rows for the procedures. Only the procedures accept a legacy token, and a caller with such a token has the
 * rights of the person who owns it.
 */
const LEGACY_AT_PROCEDURES: Row[] = [
  ['a legacy token as Bearer', (k) => ['authorization', `Bearer ${k.wat}`], 'passes'],
  ['a legacy token as bearer in small letters', (k) => ['authorization', `bearer  ${k.wat}`], 'passes'],
  ['a legacy token as x-api-key', (k) => ['x-api-key', k.wat], 'wrong_header'],
  ['a legacy token as a pair', (k) => ['authorization', basic('key_0', k.wat)], 'wrong_header'],
  ['a legacy token in the messaging header', (k) => ['d360-api-key', k.wat], 'wrong_header'],
  ['a legacy token twice', (k) => ['authorization', `Bearer ${k.wat}`, 'authorization', `Bearer ${k.wat}`], TWO],
  ['a legacy token and a key', (k) => ['authorization', `Bearer ${k.wat}`, 'x-api-key', k.wap], TWO],
  [
    'a legacy token and a person’s cookie',
    (k) => ['authorization', `Bearer ${k.wat}`, 'cookie', k.cookie, 'x-chatelaine', '1'],
    TWO,
  ],
  ['a legacy token with one character more', (k) => ['authorization', `Bearer ${k.wat}0`], 'unauthenticated'],
  ['a legacy token of nobody', () => ['authorization', `Bearer ${newSecretOf('wat').secret}`], 'unauthenticated'],
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
  ['an organization key', (k) => ['d360-api-key', k.wa], 'wrong_header'],
  ['an organization key as Bearer', (k) => ['authorization', `Bearer ${k.wa}`], 'wrong_header'],
  ['a legacy token', (k) => ['d360-api-key', k.wat], 'wrong_header'],
  ['a legacy token as Bearer', (k) => ['authorization', `Bearer ${k.wat}`], 'wrong_header'],
  ['a person’s cookie', (k) => ['cookie', k.cookie, 'x-chatelaine', '1'], 'unauthenticated'],
  ...OTHER_SCHEMES,
];

const SESSIONS_DOOR: Row[] = [
  ['the key as Bearer', (k) => ['authorization', `Bearer ${k.wa}`], 'passes'],
  ['bearer in small letters, blanks around the key', (k) => ['Authorization', `  bearer   ${k.wa}  `], 'passes'],
  ['the key as x-api-key', (k) => ['x-api-key', k.wa], 'passes'],
  ['the key as Bearer and as x-api-key', (k) => ['authorization', `Bearer ${k.wa}`, 'x-api-key', k.wa], 'passes'],
  ['Basic with id and secret', (k) => ['authorization', basic(k.waId, k.wa)], 'passes'],
  ['the pair of headers', (k) => ['x-api-key', k.waId, 'x-api-secret', k.wa], 'passes'],
  ['nothing', () => [], 'unauthenticated'],
  ['Bearer with two keys', (k) => ['authorization', `Bearer ${k.wa} ${k.otherWa}`], 'unauthenticated'],
  ['two Bearers in one line', (k) => ['authorization', `Bearer ${k.wa}, Bearer ${k.wa}`], 'unauthenticated'],
  ['Basic with more behind it', (k) => ['authorization', `${basic(k.waId, k.wa)} ${k.wa}`], 'unauthenticated'],
  ['the key without Bearer', (k) => ['authorization', k.wa], 'wrong_header'],
  ['BEARER in capitals', (k) => ['authorization', `BEARER ${k.wa}`], 'passes'],
  ...OTHER_SCHEMES,
  ['Bearer without an end', () => ['authorization', 'Bearer'], 'unauthenticated'],
  ['the header twice, the same key', (k) => twice('authorization', `Bearer ${k.wa}`), TWO],
  ['the header twice, in two spellings', (k) => ['x-api-key', k.wa, 'X-API-Key', k.otherWa], TWO],
  ['two keys that differ', (k) => ['authorization', `Bearer ${k.wa}`, 'x-api-key', k.otherWa], TWO],
  ['a key and a legacy token', (k) => ['authorization', `Bearer ${k.wat}`, 'x-api-key', k.wa], TWO],
  ['a key and a partner key', (k) => ['authorization', `Bearer ${k.wa}`, 'x-api-key', k.wap], TWO],
  ['two ids with one secret', (k) => [...pair(k.waId, k.wa), 'authorization', basic(k.wapId, k.wa)], TWO],
  ['the id of another key', (k) => pair(k.wapId, k.wa), 'unauthenticated'],
  ['the id alone', (k) => ['x-api-key', k.waId], 'unauthenticated'],
  ['the key in the messaging header', (k) => ['d360-api-key', k.wa], 'wrong_header'],
  ['a partner key', (k) => ['x-api-key', k.wap], 'wrong_header'],
  ['a partner key as a pair', (k) => pair(k.wapId, k.wap), 'wrong_header'],
  ['a channel key', (k) => ['authorization', `Bearer ${k.wac}`], 'wrong_header'],
  ['a channel key in its own header', (k) => ['d360-api-key', k.wac], 'wrong_header'],
  ['a legacy token', (k) => ['authorization', `Bearer ${k.wat}`], 'wrong_header'],
  ['a person’s cookie', (k) => ['cookie', k.cookie, 'x-chatelaine', '1'], 'unauthenticated'],
];

let world: World;
let keys: BothKeys;
beforeAll(async () => {
  world = await startWorld();
  keys = await makeBothKeys(world);
});
afterAll(() => world.stop());

const atPartnerDoor = (lines: HeaderLines, query = '') =>
  sendLines(`${world.baseUrl}/trpc/channels.list${query}`, 'GET', lines);
const atMessagingDoor = (lines: HeaderLines, query = '') =>
  sendLines(
    `${world.baseUrl}/messages${query}`,
    'POST',
    ['content-type', 'application/json', ...lines],
    JSON.stringify(MESSAGE),
  );
const whoAmI =
  (path: string) =>
  (lines: HeaderLines, query = '') =>
    sendLines(`${world.baseUrl}${path}/whoami${query}`, 'GET', lines);
const atPartnerApi = whoAmI('/api/v2');
const atSessionsDoor = whoAmI('/api/v1');

// The Partner API ignores cookies. So a request with a key and a cookie has only one credential there, and this row is
// left out.
const PARTNER_API = PARTNER_DOOR.filter(([what]) => what !== 'a key and a person’s cookie');
const TABLES: [name: string, send: typeof atPartnerDoor, door: Door, rows: Row[]][] = [
  ['the partner’s door', atPartnerDoor, 'procedures', [...PARTNER_DOOR, ...LEGACY_AT_PROCEDURES]],
  ['the Partner API', atPartnerApi, 'partner API', PARTNER_API],
  ['the messaging door', atMessagingDoor, 'messaging', MESSAGING_DOOR],
  ['the messaging door, who am I', whoAmI('/v1'), 'messaging', MESSAGING_DOOR],
  ['the sessions door', atSessionsDoor, 'sessions', SESSIONS_DOOR],
];

describe.each(TABLES)('at %s', (_name, send, door, rows) => {
  test.each(rows)('%s', async (_what, lines, expected) => {
    const answer = await send(lines(keys));

    if (expected === 'passes') expect(answer.status, answer.text).toBe(200);
    else expectRefusal(answer, door, expected);
  });
});

test('a request without any key is told which one, and where; one with a wrong key is told no more than that', async () => {
  const nothing = refusalIn(await atMessagingDoor([]), 'messaging').message;
  const misspelt = refusalIn(await atMessagingDoor(['d360-api-key', `${keys.wac}x`]), 'messaging').message;

  expect(nothing).toBe('There is no credential in this request. Send a channel key as D360-API-KEY.');
  expect(misspelt).toBe('There is no valid credential in this request.');
});

describe('a key at the wrong place is told where it belongs', () => {
  const PARTNER =
    'This is a partner key. Send it as x-api-key to /trpc or /api/v2; for messages use a channel key as D360-API-KEY.';
  const CHANNEL =
    'This is a channel key. Send it as D360-API-KEY to /messages; for /trpc and /api/v2 use a partner key as x-api-key.';

  const ORGANIZATION =
    'This is an organization key. Send it as Authorization: Bearer to /api/v1; for messages use a channel key as D360-API-KEY.';
  const LEGACY =
    'This is a legacy token. Send it as Authorization: Bearer to /trpc or /api/v2; for messages use a channel key as D360-API-KEY.';

  test('whichever door it came to', async () => {
    const told = [
      refusalIn(await atMessagingDoor(['d360-api-key', keys.wap]), 'messaging').message,
      refusalIn(await atPartnerDoor(['authorization', `Bearer ${keys.wap}`]), 'procedures').message,
      refusalIn(await atSessionsDoor(['authorization', `Bearer ${keys.wap}`]), 'sessions').message,
      refusalIn(await atPartnerDoor(['x-api-key', keys.wac]), 'procedures').message,
      refusalIn(await atPartnerApi(['x-api-key', keys.wac]), 'partner API').message,
      refusalIn(await atMessagingDoor(['x-api-key', keys.wac]), 'messaging').message,
      refusalIn(await atPartnerDoor(['x-api-key', keys.wa]), 'procedures').message,
      refusalIn(await atPartnerApi(['authorization', `Bearer ${keys.wa}`]), 'partner API').message,
      refusalIn(await atSessionsDoor(['d360-api-key', keys.wa]), 'sessions').message,
      refusalIn(await atPartnerDoor(['x-api-key', keys.wat]), 'procedures').message,
      refusalIn(await atMessagingDoor(['authorization', `Bearer ${keys.wat}`]), 'messaging').message,
      refusalIn(await atSessionsDoor(['authorization', `Bearer ${keys.wat}`]), 'sessions').message,
    ];

    expect(told).toEqual([PARTNER, CHANNEL, ORGANIZATION, LEGACY].flatMap((each) => [each, each, each]));
  });
});

test('a scheme that nothing reads is told which are, and neither it nor the key is repeated', async () => {
  const told = await Promise.all(
    [`Digest ${keys.wap}`, keys.wap].map(async (line) =>
      refusalIn(await atPartnerDoor(['authorization', line]), 'procedures'),
    ),
  );

  const message = 'The header Authorization has neither "Bearer" nor "Basic" before the key.';
  expect(told).toMatchObject(Array(2).fill({ code: 'wrong_header', message }));
});

describe.each(['key', 'api_key', 'apikey', 'x-api-key', 'D360-API-KEY', 'access_token', 'token', 'authorization'])(
  'a key in the query as %s',
  (name) => {
    test('opens nothing', async () => {
      const answers = [
        await atPartnerDoor([], `?${name}=${keys.wap}`),
        await atPartnerDoor([], `?${name}=${keys.wat}`),
        await atPartnerApi([], `?${name}=${keys.wap}`),
        await atSessionsDoor([], `?${name}=${keys.wa}`),
        await atMessagingDoor([], `?${name}=${keys.wac}`),
      ];

      expect(answers.map(({ status, headers }) => [status, headers.get('x-refusal')])).toEqual(
        Array(5).fill([401, 'unauthenticated']),
      );
    });
  },
);
