import type { PartnerScope } from '@chatelaine/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../../src/router.ts';
import { change, withCookie, withKey } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { addPerson } from './support/people.ts';
import { type NeededRight, PROCEDURE_CALLS, RIGHT_SCOPES } from './support/procedure-calls.ts';
import { snapshot } from './support/tables.ts';

type Headers = Record<string, string>;
type Who = keyof typeof MAY;

/** The table of product.md, of what there are procedures for. */
const MAY = {
  'partner owner': ['read', 'keys', 'requests', 'settings', 'partner keys', 'own codes'],
  'partner member': ['read', 'keys', 'requests', 'own codes'],
  'client owner': ['read', 'keys', 'organization keys', 'own codes'],
  'client admin': ['read', 'keys', 'organization keys', 'own codes'],
  'client member': ['read', 'own codes'],
  'key with read': ['read'],
  'key with keys': ['keys'],
  'key with onboarding': ['requests'],
  'key with settings': ['settings'],
} as const;

let doors: Doors;
let headers: Record<Who, Headers>;

beforeAll(async () => {
  doors = await openDoors();
  const { baseUrl, demo, admin } = doors;
  const client = demo.clients[0]?.id ?? '';
  const person = async (account: string, role: string) => {
    const { cookie } = await addPerson(doors, { email: `${role}@${account}.example`, account, role });
    return withCookie(baseUrl, cookie);
  };
  const key = async (scope: PartnerScope) => {
    const command = ['partner', 'key', '--partner', demo.partner.id, '--name', scope, '--scopes', scope];
    return withKey((await admin<{ secret: string }>(...command)).secret);
  };
  headers = {
    'partner owner': await person(demo.partner.id, 'owner'),
    'partner member': await person(demo.partner.id, 'member'),
    'client owner': await person(client, 'owner'),
    'client admin': await person(client, 'admin'),
    'client member': await person(client, 'member'),
    'key with read': await key('read'),
    'key with keys': await key('keys'),
    'key with onboarding': await key('onboarding'),
    'key with settings': await key('settings'),
  };
});
afterAll(() => doors.stop());

test('no procedure is missing here', () => {
  expect(Object.keys(PROCEDURE_CALLS).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

/** A key whose scopes do not suffice lacks one; what is for people it may do with none. */
const refusalOf = (who: Who, needs: NeededRight) =>
  who.startsWith('key') && RIGHT_SCOPES[needs] !== null ? 'scope_missing' : 'not_allowed';

describe.each(Object.keys(MAY) as Who[])('%s', (who) => {
  test.each(Object.entries(PROCEDURE_CALLS))('%s', async (path, { needs, send }) => {
    const before = await snapshot(doors);

    const answer = await send(doors.baseUrl, headers[who]);

    const may: readonly string[] = MAY[who];
    // Settings are a partner's: a client may read, and has none.
    const isAllowed = may.includes(needs) && !(path === 'settings.get' && who.startsWith('client'));
    if (isAllowed) expect(['not_allowed', 'scope_missing']).not.toContain(answer.headers.get('x-refusal'));
    else expectRefusal(answer, 'procedures', refusalOf(who, needs));
    expect(await snapshot(doors)).toEqual(before);
  });
});

/** Acts that a person confirms, each as it would go through with a code. */
const CONFIRMED: [procedure: string, input: object][] = [
  ['settings.update', { redirectUrls: ['https://new.example/'] }],
  ['partnerKeys.create', { name: 'New' }],
  ['authenticator.begin', {}],
];

test.each(CONFIRMED)('a person does %s with a one-time code only', async (path, input) => {
  const before = await snapshot(doors);

  const answer = await change(doors.baseUrl, headers['partner owner'], path, input);

  expectRefusal(answer, 'procedures', 'code_required');
  expect(await snapshot(doors)).toEqual(before);
});

test('legacy tokens go off at once and on again with a code, which no program has', async () => {
  const turn = (who: Who, on: boolean) => change(doors.baseUrl, headers[who], 'legacyTokens.switch', { on });
  expect((await turn('key with settings', false)).status).toBe(200);

  const [asPerson, asProgram] = [await turn('partner owner', true), await turn('key with settings', true)];

  expectRefusal(asPerson, 'procedures', 'code_required');
  expectRefusal(asProgram, 'procedures', 'not_allowed');
});

test('a key is rotated and widened by a person with a code, by a program not at all', async () => {
  const { id } = await doors.admin<{ id: string }>(
    ...['partner', 'key', '--partner', doors.demo.partner.id, '--name', 'Narrow', '--scopes', 'read'],
  );
  const acts: [string, object][] = [
    ['partnerKeys.rotate', { id }],
    ['partnerKeys.edit', { id, scopes: ['read', 'keys'] }],
  ];

  for (const [path, input] of acts) {
    const before = await snapshot(doors);
    const asPerson = await change(doors.baseUrl, headers['partner owner'], path, input);
    const asProgram = await change(doors.baseUrl, headers['key with settings'], path, input);

    expectRefusal(asPerson, 'procedures', 'code_required');
    expectRefusal(asProgram, 'procedures', 'not_allowed');
    expect(await snapshot(doors)).toEqual(before);
  }
  const narrower = await change(doors.baseUrl, headers['partner owner'], 'partnerKeys.edit', { id, name: 'Renamed' });
  expect(narrower.status, narrower.text).toBe(200);
});
