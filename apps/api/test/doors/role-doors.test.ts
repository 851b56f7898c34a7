import type { PartnerScope } from '@chatelaine/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../../src/router.ts';
import { change, withCookie, withKey } from './support/call.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type Doors, openDoors } from './support/open-doors.ts';
import { addPerson } from './support/people.ts';
import { PROCEDURE_CALLS } from './support/procedure-calls.ts';
import { snapshot } from './support/tables.ts';

type Headers = Record<string, string>;
type Who = keyof typeof MAY;

/** The table of product.md, of what there are procedures for. */
const MAY = {
  'partner owner': ['read', 'keys', 'requests', 'settings'],
  'partner member': ['read', 'keys', 'requests'],
  'client owner': ['read', 'keys'],
  'client admin': ['read', 'keys'],
  'client member': ['read'],
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

describe.each(Object.keys(MAY) as Who[])('%s', (who) => {
  test.each(Object.entries(PROCEDURE_CALLS))('%s', async (path, { needs, send }) => {
    const before = await snapshot(doors);

    const answer = await send(doors.baseUrl, headers[who]);

    const may: readonly string[] = MAY[who];
    // Settings are a partner's: a client may read, and has none.
    const isAllowed = may.includes(needs) && !(path === 'settings.get' && who.startsWith('client'));
    if (isAllowed) expect(['not_allowed', 'scope_missing']).not.toContain(answer.headers.get('x-refusal'));
    else expectRefusal(answer, 'procedures', who.startsWith('key') ? 'scope_missing' : 'not_allowed');
    expect(await snapshot(doors)).toEqual(before);
  });
});

test('a person changes redirect URLs with a one-time code only', async () => {
  const answer = await change(doors.baseUrl, headers['partner owner'], 'settings.update', {
    redirectUrls: ['https://new.example/'],
  });

  expectRefusal(answer, 'procedures', 'code_required');
});
