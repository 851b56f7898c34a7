import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { seesClient, seesEvent, seesKey, seesPermission } from './visibility.rule.ts';

const PARTNER = { type: 'partner', id: 'ourPA' } as const;
const CLIENT = { type: 'client', id: 'ourCL' } as const;
const OPERATOR: Actor = { kind: 'operator', id: 'operator', account: null };
const OWNER: Actor = { kind: 'person', id: 'per_o', account: PARTNER, role: 'owner' };
const MEMBER: Actor = { kind: 'person', id: 'per_m', account: PARTNER, role: 'member' };
const PROGRAM: Actor = { kind: 'partner_key', id: 'key_own', account: PARTNER, scopes: ['read'] };
const ADMIN: Actor = { kind: 'person', id: 'per_a', account: CLIENT, role: 'admin' };
const GUEST: Actor = { kind: 'person', id: 'per_g', account: CLIENT, role: 'member' };
const ALL = { OPERATOR, OWNER, MEMBER, PROGRAM, ADMIN, GUEST };

const whoOf = (sees: (actor: Actor) => boolean): string[] =>
  Object.entries(ALL).flatMap(([name, actor]) => (sees(actor) ? [name] : []));

test('a client is known to its partner and to itself', () => {
  expect(whoOf((actor) => seesClient(actor, { id: 'ourCL', partnerId: 'ourPA' }))).toEqual(Object.keys(ALL));
  expect(whoOf((actor) => seesClient(actor, { id: 'ourCL', partnerId: null }))).toEqual(['OPERATOR', 'ADMIN', 'GUEST']);
  expect(whoOf((actor) => seesClient(actor, { id: 'nextCL', partnerId: 'nextPA' }))).toEqual(['OPERATOR']);
});

test('an episode is known to both sides of it', () => {
  const seen = { partnerId: 'ourPA', clientId: 'nextCL' };
  expect(whoOf((actor) => seesPermission(actor, seen))).toEqual(['OPERATOR', 'OWNER', 'MEMBER', 'PROGRAM']);
  expect(whoOf((actor) => seesPermission(actor, { partnerId: 'nextPA', clientId: 'ourCL' }))).toEqual([
    'OPERATOR',
    'ADMIN',
    'GUEST',
  ]);
});

test.each([
  [
    "a partner's key for a number",
    { kind: 'channel', partnerId: 'ourPA', clientId: 'nextCL' },
    ['OWNER', 'MEMBER', 'PROGRAM'],
  ],
  ['any key of its number', { kind: 'channel', partnerId: 'nextPA', clientId: 'ourCL' }, ['ADMIN', 'GUEST']],
  ['a partner key', { kind: 'partner', partnerId: 'ourPA', clientId: null }, ['OWNER']],
  ['the partner key that asks', { kind: 'partner', partnerId: 'ourPA', id: 'key_own' }, ['OWNER', 'PROGRAM']],
  ['an organization key', { kind: 'organization', partnerId: null, clientId: 'ourCL' }, ['ADMIN']],
] as const)('%s is known to: %#', (_, key, who) => {
  expect(whoOf((actor) => seesKey(actor, { id: 'key_x', clientId: null, ...key }))).toEqual(['OPERATOR', ...who]);
});

test.each([
  ['a setting', { type: 'settings.updated' }, ['OWNER', 'MEMBER', 'PROGRAM']],
  ['a key for a number', { type: 'api_key.created', channelId: '1CH' }, ['OWNER', 'MEMBER', 'PROGRAM']],
  ['a partner key', { type: 'api_key.created' }, ['OWNER']],
  ['the partner key that asks', { type: 'api_key.created', subjectId: 'key_own' }, ['OWNER', 'PROGRAM']],
  ['a failure to sign in', { type: 'person.sign_in_failed', subjectId: null }, ['OWNER']],
  ["a member's own failure", { type: 'person.sign_in_failed', subjectId: 'per_m' }, ['OWNER', 'MEMBER']],
] as const)('an event about %s is known to: %#', (_, event, who) => {
  const whole = { partnerId: 'ourPA', clientId: null, channelId: null, subjectId: 'x', ...event };
  expect(whoOf((actor) => seesEvent(actor, whole))).toEqual(['OPERATOR', ...who]);
});
