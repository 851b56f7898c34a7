import type { PartnerScope } from '@chatelaine/shared';
import { rounds } from '@chatelaine/tools/rounds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../../src/door/trpc/router.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { type NeededRight, PROCEDURE_CALLS, RIGHT_SCOPES } from './support/procedure-calls.ts';
import { spread } from './support/spread.ts';
import { snapshot } from './support/tables.ts';

type Who = keyof typeof MAY;

/**
 * The rights of each caller, written here a second time so that the test does not copy an error of the code. Rights
 * that no procedure needs are left out.
 */
const MAY = {
  'partner owner': [
    ...['read', 'keys', 'requests', 'settings', 'partner keys', 'platform secret', 'own codes', 'people'],
    ...['webhooks and deliveries', 'webhooks'],
  ],
  'partner member': ['read', 'keys', 'requests', 'own codes', 'webhooks and deliveries'],
  'client owner': [
    ...['read', 'keys', 'organization keys', 'own codes', 'own partner', 'permissions', 'new channels', 'people'],
    ...['messages', 'sessions and contacts', 'webhooks and deliveries', 'webhooks'],
  ],
  'client admin': [
    ...['read', 'keys', 'organization keys', 'own codes', 'own partner', 'new channels'],
    ...['messages', 'sessions and contacts', 'webhooks and deliveries', 'webhooks'],
  ],
  'client member': ['read', 'own codes', 'own partner', 'messages'],
  'key with read': ['read'],
  'key with keys': ['keys'],
  'key with onboarding': ['requests'],
  'key with settings': ['settings', 'webhooks and deliveries', 'webhooks'],
} as const;

let world: World;
let callers: Record<Who, Caller>;

beforeAll(async () => {
  world = await startWorld();
  const { demo, admin } = world;
  const client = world.bakery.id;
  const person = (account: string, role: string) => world.invite(account, `${role}@${account}.example`, { role });
  const key = async (scope: PartnerScope) => {
    const command = ['partner', 'key', '--partner', demo.partner.id, '--name', scope, '--scopes', scope];
    return world.as((await admin<{ secret: string }>(...command)).secret);
  };
  callers = {
    'partner owner': world.as(demo.partner.user),
    'partner member': await person(demo.partner.id, 'member'),
    'client owner': world.as(world.bakery.user),
    'client admin': await person(client, 'admin'),
    'client member': await person(client, 'member'),
    'key with read': await key('read'),
    'key with keys': await key('keys'),
    'key with onboarding': await key('onboarding'),
    'key with settings': await key('settings'),
  };
});
afterAll(() => world.stop());

test('no procedure is missing here', () => {
  expect(Object.keys(PROCEDURE_CALLS).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

/**
 * Returns the refusal for a caller that lacks the right. A person gets `not_allowed`. A key gets `scope_missing` when a
 * scope would give it the right, and `not_allowed` when only people have the right.
 */
const refusalOf = (who: Who, needs: NeededRight) =>
  who.startsWith('key') && RIGHT_SCOPES[needs] !== null ? 'scope_missing' : 'not_allowed';

/**
 * Returns the procedures that the test calls as this caller. A full run calls every procedure. A quick run calls a
 * third of the procedures that need the same right, and takes another third for the next caller.
 */
function triedBy(who: Who) {
  const alike = Map.groupBy(Object.entries(PROCEDURE_CALLS), ([, { needs }]) => needs);
  const at = Object.keys(MAY).indexOf(who);
  return [...alike.values()].flatMap((calls) => spread(calls, rounds(Math.ceil(calls.length / 3), calls.length), at));
}

describe.each(Object.keys(MAY) as Who[])('%s', (who) => {
  let before: Record<string, string | null>;
  beforeAll(async () => {
    // A caller's first call starts a session, which adds a row. So the test makes one call before it takes the snapshot
    // of the tables.
    await callers[who].ask('channels.list');
    before = await snapshot(world);
  });
  afterAll(async () => {
    expect(await snapshot(world), 'nothing of this changes anything').toEqual(before);
  });

  test.each(triedBy(who))('%s', async (path, { needs, send }) => {
    const answer = await send(callers[who]);

    const may: readonly string[] = MAY[who];
    // A client's persons have the right `read`. They still may not call `settings.get`, because only partners have
    // settings.
    const isAllowed = may.includes(needs) && !(path === 'settings.get' && who.startsWith('client'));
    if (isAllowed) expect(['not_allowed', 'scope_missing']).not.toContain(answer.headers.get('x-refusal'));
    else expectRefusal(answer, 'procedures', refusalOf(who, needs));
  });
});

/** Acts that a person must confirm with a one-time code. With the right code, the server does each of these acts. */
const CONFIRMED: [procedure: string, input: object][] = [
  ['settings.update', { redirectUrls: ['https://new.example/'] }],
  ['partnerKeys.create', { name: 'New' }],
  ['authenticator.begin', {}],
];

test.each(CONFIRMED)('a person does %s with a one-time code only', async (path, input) => {
  const before = await snapshot(world);

  const answer = await callers['partner owner'].change(path, input);

  expectRefusal(answer, 'procedures', 'code_required');
  expect(await snapshot(world)).toEqual(before);
});

test('legacy tokens go off at once and on again with a code, which no program has', async () => {
  const turn = (who: Who, on: boolean) => callers[who].change('legacyTokens.switch', { on });
  expect((await turn('key with settings', false)).status).toBe(200);

  const [asPerson, asProgram] = [await turn('partner owner', true), await turn('key with settings', true)];

  expectRefusal(asPerson, 'procedures', 'code_required');
  expectRefusal(asProgram, 'procedures', 'not_allowed');
});

test('a key is rotated and widened by a person with a code, by a program not at all', async () => {
  const { id } = await world.admin<{ id: string }>(
    ...['partner', 'key', '--partner', world.demo.partner.id, '--name', 'Narrow', '--scopes', 'read'],
  );
  const acts: [string, object][] = [
    ['partnerKeys.rotate', { id }],
    ['partnerKeys.edit', { id, scopes: ['read', 'keys'] }],
  ];

  for (const [path, input] of acts) {
    const before = await snapshot(world);
    const asPerson = await callers['partner owner'].change(path, input);
    const asProgram = await callers['key with settings'].change(path, input);

    expectRefusal(asPerson, 'procedures', 'code_required');
    expectRefusal(asProgram, 'procedures', 'not_allowed');
    expect(await snapshot(world)).toEqual(before);
  }
  const narrower = await callers['partner owner'].change('partnerKeys.edit', { id, name: 'Renamed' });
  expect(narrower.status, narrower.text).toBe(200);
});
