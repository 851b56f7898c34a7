import { expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { CHANNEL_SCOPES, ORGANIZATION_SCOPES } from './api-key.ts';
import { type Act, judgeRight, RIGHTS } from './right.ts';

const partner = { type: 'partner', id: '0000000000PA' } as const;
const client = { type: 'client', id: '0000000000CL' } as const;
const id = 'usr_0000000000000000000000';
const KEY = 'key_0000000000000000000000';

const PEOPLE: Record<string, Actor> = {
  'partner owner': { kind: 'person', id, account: partner, role: 'owner' },
  'partner member': { kind: 'person', id, account: partner, role: 'member' },
  'client owner': { kind: 'person', id, account: client, role: 'owner' },
  'client admin': { kind: 'person', id, account: client, role: 'admin' },
  'client member': { kind: 'person', id, account: client, role: 'member' },
};

// The columns: the act, the people whose role allows the act, and the scope that a partner key needs for the act.
const TABLE: [Act, string[], string | null][] = [
  ['read', ['partner owner', 'partner member', 'client owner', 'client admin', 'client member'], 'read'],
  ['channel_keys', ['partner owner', 'partner member', 'client owner', 'client admin'], 'keys'],
  ['permission_requests', ['partner owner', 'partner member'], 'onboarding'],
  ['permissions', ['client owner'], null],
  ['own_partner', ['client owner', 'client admin', 'client member'], null],
  ['channels_add', ['client owner', 'client admin'], null],
  ['partner_keys', ['partner owner'], null],
  ['partner_keys_list', ['partner owner'], 'settings'],
  ['organization_keys', ['client owner', 'client admin'], null],
  ['messages', ['client owner', 'client admin', 'client member'], null],
  ['channel_webhook', [], null],
  ['sessions_read', ['client owner', 'client admin', 'client member'], null],
  ['sessions_manage', ['client owner', 'client admin'], null],
  ['messages_read', ['client owner', 'client admin', 'client member'], null],
  ['session_events', ['client owner', 'client admin', 'client member'], null],
  ['contacts_manage', ['client owner', 'client admin'], null],
  ['webhooks_read', ['partner owner', 'partner member', 'client owner', 'client admin'], 'settings'],
  ['webhooks', ['partner owner', 'client owner', 'client admin'], 'settings'],
  ['own_codes', ['partner owner', 'partner member', 'client owner', 'client admin', 'client member'], null],
  ['own_profile', ['partner owner', 'partner member', 'client owner', 'client admin', 'client member'], null],
  ['legacy_tokens_off', ['partner owner'], 'settings'],
  ['legacy_tokens_on', ['partner owner'], null],
  ['platform_secret', ['partner owner'], null],
  ['settings', ['partner owner'], 'settings'],
  ['people_list', ['partner owner', 'partner member', 'client owner', 'client admin', 'client member'], null],
  ['people', ['partner owner', 'client owner'], null],
];

test('every act has a row here', () => {
  expect(TABLE.map(([act]) => act).sort()).toEqual(Object.keys(RIGHTS).sort());
});

test.each(TABLE)('%s: %j, and a key with the scope %s', (act, may, scope) => {
  for (const [name, actor] of Object.entries(PEOPLE)) {
    const verdict = may.includes(name) ? { allow: true } : { allow: false, reason: 'not_allowed' };
    expect(judgeRight(actor, act), name).toEqual(verdict);
  }
  for (const held of ['read', 'keys', 'onboarding', 'settings'] as const) {
    const key: Actor = { kind: 'partner_key', id: 'key_0000000000000000000000', account: partner, scopes: [held] };
    const reason = scope === null ? 'not_allowed' : 'scope_missing';
    expect(judgeRight(key, act), held).toEqual(held === scope ? { allow: true } : { allow: false, reason });
  }
});

test.each([
  ['messages', 'send', 'send'],
  ['channel_webhook', 'manage', 'manage'],
  ['read', null, null],
  ['settings', null, null],
  ['sessions_manage', null, 'manage'],
  ['messages_read', null, 'read'],
  ['session_events', null, 'events'],
  ['contacts_manage', null, 'manage'],
] as const)('%s: a channel key needs the scope %s, an organization key %s', (act, ofChannel, ofOrganization) => {
  const account = client;
  for (const scope of CHANNEL_SCOPES) {
    const key: Actor = { kind: 'channel_key', id: KEY, account, channelId: '0000000000CH', scopes: [scope] };
    expect(judgeRight(key, act), scope).toEqual(verdictFor(scope, ofChannel));
  }
  for (const scope of ORGANIZATION_SCOPES) {
    const key: Actor = { kind: 'organization_key', id: KEY, account, channelIds: null, scopes: [scope] };
    expect(judgeRight(key, act), scope).toEqual(verdictFor(scope, ofOrganization));
  }
});

test('sessions_read: an organization key needs the scope read or the scope manage', () => {
  const may = ORGANIZATION_SCOPES.filter((scope) => {
    const key: Actor = { kind: 'organization_key', id: KEY, account: client, channelIds: null, scopes: [scope] };
    return judgeRight(key, 'sessions_read').allow;
  });

  expect(may).toEqual(['read', 'manage']);
});

const verdictFor = (held: string, needed: string | null) =>
  held === needed ? { allow: true } : { allow: false, reason: needed === null ? 'not_allowed' : 'scope_missing' };
