import type { Actor, ClientRole, PartnerRole } from './actor.ts';
import type { PartnerScope } from './api-key.ts';

/** Who may do an act: roles on each side, and the scope that lets a partner key do it. */
export interface Right {
  partner: readonly PartnerRole[];
  client: readonly ClientRole[];
  scope: PartnerScope | null;
}

/** The role table: one line an act. Buttons and procedures both read it. */
export const RIGHTS = {
  read: { partner: ['owner', 'member'], client: ['owner', 'admin', 'member'], scope: 'read' },
  channel_keys: { partner: ['owner', 'member'], client: ['owner', 'admin'], scope: 'keys' },
  permission_requests: { partner: ['owner', 'member'], client: [], scope: 'onboarding' },
  permissions: { partner: [], client: ['owner'], scope: null },
  partner_keys: { partner: ['owner'], client: [], scope: null },
  partner_keys_list: { partner: ['owner'], client: [], scope: 'settings' },
  organization_keys: { partner: [], client: ['owner', 'admin'], scope: null },
  messages: { partner: [], client: ['owner', 'admin', 'member'], scope: null },
  own_codes: { partner: ['owner', 'member'], client: ['owner', 'admin', 'member'], scope: null },
  legacy_tokens_off: { partner: ['owner'], client: [], scope: 'settings' },
  legacy_tokens_on: { partner: ['owner'], client: [], scope: null },
  settings: { partner: ['owner'], client: [], scope: 'settings' },
  people: { partner: ['owner'], client: ['owner'], scope: null },
} as const satisfies Record<string, Right>;

export type Act = keyof typeof RIGHTS;

/** Why an actor may not: its role does not suffice, or its key lacks the scope. */
export type RightVerdict = { allow: true } | { allow: false; reason: 'not_allowed' | 'scope_missing' };

/** Judges an act by role or scope. The operator may do everything: the server's terminal is his. */
export function judgeRight(actor: Actor, act: Act): RightVerdict {
  const right: Right = RIGHTS[act];
  if (actor.kind === 'operator') return { allow: true };
  if (actor.kind === 'partner_key') {
    if (right.scope === null) return { allow: false, reason: 'not_allowed' };
    return actor.scopes.includes(right.scope) ? { allow: true } : { allow: false, reason: 'scope_missing' };
  }
  const roles: readonly string[] = actor.account.type === 'partner' ? right.partner : right.client;
  return roles.includes(actor.role) ? { allow: true } : { allow: false, reason: 'not_allowed' };
}
