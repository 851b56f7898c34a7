import { expect, test } from 'vitest';
import type { Scope } from '../api-key.ts';
import { countedScope, hasScope } from './has-scope.rule.ts';

type Case = [held: Scope[], scope: Scope | null, orScope: Scope | null, has: boolean, counted: Scope | null];

test.each<Case>([
  [['read'], 'read', null, true, 'read'],
  [['send'], 'read', null, false, 'read'],
  [[], null, null, true, null],
  [['read'], 'read', 'manage', true, 'read'],
  [['manage'], 'read', 'manage', true, 'manage'],
  [['read', 'manage'], 'read', 'manage', true, 'read'],
  [['send', 'events'], 'read', 'manage', false, 'read'],
])('%j, needed %s or %s: %s, and counts as %s', (held, scope, orScope, has, counted) => {
  expect([hasScope(held, { scope, orScope }), countedScope(held, { scope, orScope })]).toEqual([has, counted]);
});
