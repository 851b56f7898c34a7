import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { grantableScopes } from './grantable-scopes.rule.ts';

const person = (type: 'partner' | 'client', role: 'owner' | 'member'): Actor =>
  ({ kind: 'person', id: 'usr_1', account: { type, id: 'acc_1' }, role }) as Actor;

test.each([
  ['partner', 'owner', 'partner', ['read', 'keys', 'onboarding', 'settings']],
  ['partner', 'member', 'partner', ['read', 'keys', 'onboarding']],
  ['partner', 'member', 'channel', ['send', 'manage']],
  ['client', 'owner', 'organization', ['read', 'send', 'manage', 'events']],
  ['client', 'member', 'organization', ['read', 'send', 'events']],
  ['client', 'member', 'channel', []],
] as const)('a %s %s may give to a %s key: %j', (type, role, kind, scopes) => {
  expect(grantableScopes(person(type, role), kind)).toEqual(scopes);
});
