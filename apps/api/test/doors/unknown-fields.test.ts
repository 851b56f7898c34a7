import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Change, changesOfAllDoors, columnNames } from './support/all-changes.ts';
import { ask, resultOf, withCookie, withKey } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { snapshot } from './support/tables.ts';

let doors: Doors;
let changes: Record<string, Change>;
let columns: string[];

beforeAll(async () => {
  doors = await openDoors();
  changes = await changesOfAllDoors(doors);
  columns = await columnNames(doors);
});
afterAll(() => doors.stop());

/** Fields of an input that happen to have the name of a column. */
const TAKEN: Record<string, string[]> = {
  'settings.update': ['redirectUrls', 'clientsMayWithdraw', 'shareNewNumbersByDefault', 'requireSignature'],
  'channelKeys.create': ['channelId', 'name', 'scopes', 'expiresAt'],
  'channelKeys.rotate': ['id'],
  'channelKeys.revoke': ['id'],
  'onboarding.start': ['redirectUrl', 'number', 'state'],
  '/permission/question': ['clientId'],
  '/permission/answer, save': ['requestId', 'clientId'],
  '/permission/answer, deny': ['requestId'],
  '/api/auth/sign-in/email': ['email', 'password'],
  '/sign-in/new': ['token', 'name', 'password'],
};
const VALUES = ['0000000000PA', true, null, ['settings'], '2030-01-01T00:00:00Z'];

describe.each([...Object.keys(TAKEN), 'channelKeys.create limits'])('%s', (name) => {
  const changeNamed = (): Change => {
    const found = changes[name];
    if (found === undefined) throw new Error(name);
    return found;
  };

  test('takes no field that it does not know, be it any column of any table', async () => {
    const { door, body, send } = changeNamed();
    const before = await snapshot(doors);
    const unknown = columns.filter((column) => !(TAKEN[name] ?? []).includes(column));

    const answers = await Promise.all(
      unknown.map((column, at) => send({ ...body, [column]: VALUES[at % VALUES.length] })),
    );

    for (const answer of answers) expectRefusal(answer, door, 'invalid_input');
    expect(unknown.length).toBeGreaterThan(60);
    expect(await snapshot(doors)).toEqual(before);
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', ''])(
    'nor one that objects inherit: %s',
    async (field) => {
      const { body, send } = changeNamed();
      const before = await snapshot(doors);
      const text = JSON.stringify({ ...body, FIELD: { status: 'suspended', isAdmin: true } }).replace('FIELD', field);

      const answer = await send(JSON.parse(text));

      expect([400, 401], answer.text).toContain(answer.status);
      expect(await snapshot(doors)).toEqual(before);
      expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
    },
  );
});

test('queries take no field that they do not know either', async () => {
  const as = withKey(doors.demo.partner.partnerKey);
  const paths = ['channels.list', 'clients.list', 'channelKeys.list', 'events.list', 'permissions.list'];

  for (const path of paths) {
    for (const field of ['partnerId', 'partner_id', 'account', 'actor', 'where']) {
      expectRefusal(await ask(doors.baseUrl, as, path, { [field]: '0000000000PA' }), 'procedures', 'invalid_input');
    }
  }
});

test('the bodies of these tests are good without the field more', async () => {
  const { cookie } = await doors.signIn(doors.demo.partner.user);
  const statuses: [string, number][] = [];

  for (const name of Object.keys(TAKEN))
    statuses.push([name, (await changes[name]?.send(changes[name]?.body))?.status ?? 0]);

  // The rotation comes after another key has replaced this one; the denial comes after the answer and gets its receipt.
  expect(statuses.filter(([name, status]) => status !== 200 && name !== 'channelKeys.rotate')).toEqual([]);
  expect(resultOf(await ask(doors.baseUrl, withCookie(doors.baseUrl, cookie), 'settings.get'))).toMatchObject({
    clientsMayWithdraw: false,
  });
});
