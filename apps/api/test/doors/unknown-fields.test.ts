import type { RefusalCode } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { type Change, changesOfAllDoors, columnNames } from './support/all-changes.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { procedureTypes } from './support/mounted-routes.ts';
import { spread } from './support/spread.ts';
import { snapshot } from './support/tables.ts';

let world: World;
let changes: Record<string, Change>;
let columns: string[];

beforeAll(async () => {
  world = await startWorld();
  changes = await changesOfAllDoors(world);
  columns = await columnNames(world);
  // A person's first call starts a session, which adds a row. So the test makes one call before it compares the tables.
  await world.as(world.demo.partner.user).ask('settings.get');
});
afterAll(() => world.stop());

/** The fields that a caller may set on every kind of key. */
const OF_KEYS = ['name', 'scopes', 'team', 'application', 'environment', 'allowedAddresses', 'expiresAt'];
const OF_WEBHOOKS = ['name', 'url', 'events', 'channelIds', 'environments', 'headers', 'retryPolicy'];
/** For each change, the fields of its input that exist and that have the same name as a column of some table. */
const TAKEN: Record<string, string[]> = {
  'settings.update': ['logo', 'redirectUrls', 'clientsMayWithdraw', 'shareNewNumbersByDefault', 'requireSignature'],
  'channelKeys.edit': ['id', ...OF_KEYS],
  'channelKeys.rotate': ['id'],
  'channelKeys.endOverlap': ['id'],
  'channelKeys.create': ['channelId', ...OF_KEYS],
  'channelKeys.revoke': ['id'],
  'channelKeys.revokeMany': ['channelId', 'team', 'application', 'environment'],
  'organizationKeys.edit': ['id', 'channelIds', ...OF_KEYS],
  'organizationKeys.rotate': ['id'],
  'organizationKeys.endOverlap': ['id'],
  'organizationKeys.create': ['channelIds', ...OF_KEYS],
  'organizationKeys.revoke': ['id'],
  'organizationKeys.revokeMany': ['channelId', 'team', 'application', 'environment'],
  'partnerKeys.edit': ['id', ...OF_KEYS],
  'partnerKeys.rotate': ['id'],
  'partnerKeys.endOverlap': ['id'],
  'partnerKeys.create': OF_KEYS,
  'partnerKeys.revoke': ['id'],
  'partnerKeys.revokeMany': ['channelId', 'team', 'application', 'environment'],
  'permissions.change': ['partnerId', 'expiresAt'],
  'partner.change': ['partnerId'],
  'channels.add': ['name', 'phoneNumber'],
  'chats.markRead': ['id'],
  'sessions.stop': ['id'],
  'sessions.start': ['id'],
  'sessions.restart': ['id'],
  'contacts.export': ['id'],
  'contacts.erase': ['id'],
  'settings.rotatePlatformSecret': [],
  'webhooks.create': [...OF_WEBHOOKS, 'secret'],
  'webhooks.update': ['id', ...OF_WEBHOOKS],
  'webhooks.rotateSecret': ['id', 'secret'],
  // These two come before `resume`: while the webhook is paused, no delivery ends by itself between two calls.
  'webhooks.replay': ['id'],
  'webhooks.replayFailed': ['id', 'since'],
  ...Object.fromEntries(['delete', 'pause', 'resume', 'test'].map((verb) => [`webhooks.${verb}`, ['id']])),
  'codes.request': ['procedure'],
  'authenticator.begin': [],
  'authenticator.confirm': ['code'],
  'authenticator.renewRecoveryCodes': [],
  'authenticator.remove': [],
  'legacyTokens.switch': [],
  'people.invite': ['email', 'role'],
  'people.changeRole': ['id', 'role'],
  'people.remove': ['id'],
  'people.handOver': ['id'],
  'profile.update': ['name', 'locale'],
  'profile.changePassword': [],
  'profile.changeEmail': ['email', 'password'],
  'profile.showEmailChange': ['token'],
  'profile.confirmEmail': ['token'],
  'profile.endSession': ['id'],
  'profile.endOtherSessions': [],
  'passkeys.begin': [],
  'passkeys.add': ['name', 'id', 'clientDataJSON', 'authenticatorData', 'transports'],
  'passkeys.rename': ['id', 'name'],
  'passkeys.remove': ['id'],
  'onboarding.start': ['redirectUrl', 'number', 'state', 'locale'],
  '/permission/question': ['clientId'],
  '/permission/answer, save': ['requestId', 'clientId', 'expiresAt'],
  '/permission/answer, deny': ['requestId'],
  '/api/auth/sign-in/email': ['password', 'email', 'code'],
  '/api/auth/sign-in/passkey': ['id', 'clientDataJSON', 'authenticatorData', 'signature'],
  '/api/auth/sign-in/passkey/begin': [],
  '/sign-in/invitation': ['token'],
  '/sign-in/forgotten': ['email'],
  '/sign-in/new': ['token', 'name', 'password'],
};
/** Objects inside the inputs above. Each of them is an input with known fields of its own. */
const WITHIN = [
  ...[
    'channelKeys.create limits',
    'channelKeys.edit limits',
    'organizationKeys.edit limits',
    'partnerKeys.edit limits',
  ],
  'codes.request input',
];
/**
 * The changes that are refused even with a good body, because they need something more, such as a one-time code. Each
 * has its refusal.
 */
const NOT_YET: Record<string, RefusalCode> = {
  'partnerKeys.create': 'code_required',
  'partnerKeys.rotate': 'code_required',
  'partner.change': 'not_found',
  'webhooks.delete': 'not_found',
  'settings.rotatePlatformSecret': 'code_required',
  'authenticator.begin': 'code_required',
  'authenticator.confirm': 'code_wrong',
  'authenticator.renewRecoveryCodes': 'not_found',
  'authenticator.remove': 'not_found',
  'people.invite': 'code_required',
  'people.changeRole': 'not_found',
  'people.remove': 'not_found',
  'people.handOver': 'not_found',
  'profile.changePassword': 'invalid_input',
  'profile.changeEmail': 'invalid_input',
  'profile.showEmailChange': 'not_found',
  'profile.confirmEmail': 'not_found',
  'profile.endSession': 'not_found',
  'passkeys.add': 'invalid_input',
  'passkeys.rename': 'not_found',
  'passkeys.remove': 'not_found',
  '/api/auth/sign-in/passkey': 'unauthenticated',
};
const VALUES = ['0000000000PA', true, null, ['settings'], '2030-01-01T00:00:00Z'];

test('no procedure that changes something is missing here', () => {
  const mutations = Object.entries(procedureTypes()).filter(([, type]) => type === 'mutation');
  const taken = Object.keys(TAKEN).filter((name) => !name.startsWith('/'));

  expect(taken.sort()).toEqual(mutations.map(([path]) => path).sort());
});

const NAMES = [...Object.keys(TAKEN), ...WITHIN];
const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', ''];
let before: Awaited<ReturnType<typeof snapshot>> | undefined;

describe.each(NAMES)('%s', (name) => {
  beforeAll(async () => {
    before ??= await snapshot(world);
  });
  afterAll(async () => {
    const was = before;
    before = await snapshot(world);
    expect(before, 'nothing of this changes anything').toEqual(was);
  });
  const changeNamed = (): Change => {
    const found = changes[name];
    if (found === undefined) throw new Error(name);
    return found;
  };

  test('takes no field that it does not know, be it any column of any table', async () => {
    const { door, body, send } = changeNamed();
    const unknown = columns.filter((column) => !(TAKEN[name] ?? []).includes(column));
    const more = (column: string) => ({ [column]: VALUES[columns.indexOf(column) % VALUES.length] });

    // The first two calls send half of the unknown fields each, and the answers must name each field. An answer names at
    // most so many fields. The later calls send one unknown field each. A quick run sends only a few of the fields alone, and other fields for the next change.
    const half = Math.ceil(unknown.length / 2);
    const halves = [unknown.slice(0, half), unknown.slice(half)];
    const together = await Promise.all(halves.map((some) => send(Object.assign({ ...body }, ...some.map(more)))));
    const alone = spread(unknown, rounds(3, unknown.length), NAMES.indexOf(name) * 3);
    const answers: Answer[] = [];
    // The test sends eight calls at a time. With more calls at once, the server may answer `unavailable`.
    for (let at = 0; at < alone.length; at += 8) {
      answers.push(...(await Promise.all(alone.slice(at, at + 8).map((column) => send({ ...body, ...more(column) })))));
    }

    for (const answer of [...together, ...answers]) expectRefusal(answer, door, 'invalid_input');
    expect(unknown.filter((column) => !together.flatMap(fieldsDenied).includes(column))).toEqual([]);
    expect(unknown.length).toBeGreaterThan(60);
  });

  test.each(spread(INHERITED, rounds(1, INHERITED.length), NAMES.indexOf(name)))(
    'nor one that objects inherit: %s',
    async (field) => {
      const { body, send } = changeNamed();
      const text = JSON.stringify({ ...body, FIELD: { status: 'suspended', isAdmin: true } }).replace('FIELD', field);

      const answer = await send(JSON.parse(text));

      expect([400, 401], answer.text).toContain(answer.status);
      expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
    },
  );
});

/** Returns the names of the fields that do not exist, as the message of the answer lists them. */
const fieldsDenied = ({ text }: Answer): string[] =>
  [...text.matchAll(/There is no field ([^.]*)\./g)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);

test('queries take no field that they do not know either', async () => {
  const as = world.as(world.demo.partner.partnerKey);
  const asClient = world.as(world.bakery.user);
  const lists = ['calls', 'channels', 'clients', 'channelKeys', 'events', 'hygiene', 'partnerKeys', 'permissions'];
  const range = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
  const queries: [string, Caller, object][] = [
    ...lists.map((each): [string, Caller, object] => [`${each}.list`, as, {}]),
    ['organizationKeys.list', asClient, {}],
    ...['people', 'sessions', 'chats', 'messages', 'contacts'].map((each): [string, Caller, object] => [
      `${each}.list`,
      asClient,
      {},
    ]),
    ['usage.query', as, range],
    ['usage.csv', as, range],
  ];

  for (const [path, who, input] of queries) {
    for (const field of ['partnerId', 'partner_id', 'account', 'actor', 'where']) {
      const answer = await who.ask(path, { ...input, [field]: '0000000000PA' });

      expectRefusal(answer, 'procedures', 'invalid_input');
    }
    expect((await who.ask(path, input)).status, path).toBe(200);
  }
});

test('what programs send for a token beside e-mail and password changes nothing', async () => {
  const { email: username, password } = world.demo.partner.user;
  const ask = (more: object) =>
    world.nobody.post('/api/v2/token', { username, password, ...more }).then(({ status, body }) => ({
      status,
      body: { ...(body as object), access_token: 'a token' },
    }));

  const plain = await ask({});

  expect(plain).toEqual({ status: 200, body: { access_token: 'a token', token_type: 'bearer', expires_in: 86_400 } });
  for (const more of [
    { grant_type: 'password', scope: 'all' },
    { expires_in: 1e9, role: 'owner', personId: 'usr_x' },
  ])
    expect(await ask(more)).toEqual(plain);
});

test('the bodies of these tests are good without the field more', async () => {
  const told: [string, number | string][] = [];

  for (const name of Object.keys(TAKEN)) {
    const answer = await changes[name]?.send(changes[name]?.body);
    told.push([name, answer?.headers.get('x-refusal') ?? answer?.status ?? 0]);
  }

  // Two of these changes are answers on the consent page: the first saves, and the second denies. The second answer is
  // for another permission request than the first, so the server accepts it and returns a receipt of its own.
  expect(told).toEqual(Object.keys(TAKEN).map((name) => [name, NOT_YET[name] ?? 200]));
  expect(resultOf(await world.as(world.demo.partner.user).ask('settings.get'))).toMatchObject({
    clientsMayWithdraw: false,
  });
});
