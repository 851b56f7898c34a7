import type { Actor, ClientRole, PartnerRole } from './actor.ts';
import type { ChannelScope, KeyKind, OrganizationScope, PartnerScope, Scope } from './api-key.ts';
import { hasScope } from './rule/has-scope.rule.ts';

/** Who may do one act: the roles of partner people and client people, and the scope that each kind of key needs. */
export interface Right {
  partner: readonly PartnerRole[];
  client: readonly ClientRole[];
  /** A kind of key that is not named here may never do the act, whatever the scopes of the key are. */
  keys: { partner?: PartnerScope; channel?: ChannelScope; organization?: OrganizationScope };
  /** Another scope that is enough for an organization key. Then the key needs only one of the two scopes. */
  orOrganization?: OrganizationScope;
}

const NOBODY: readonly never[] = [];
const PARTNERS = ['owner', 'member'] as const;
const CLIENTS = ['owner', 'admin', 'member'] as const;

/** The table of rights, one line for each act. Buttons, procedures and doors read this table. */
export const RIGHTS = {
  read: { partner: PARTNERS, client: CLIENTS, keys: { partner: 'read' } },
  channel_keys: { partner: PARTNERS, client: ['owner', 'admin'], keys: { partner: 'keys' } },
  permission_requests: { partner: PARTNERS, client: NOBODY, keys: { partner: 'onboarding' } },
  permissions: { partner: NOBODY, client: ['owner'], keys: {} },
  own_partner: { partner: NOBODY, client: CLIENTS, keys: {} },
  channels_add: { partner: NOBODY, client: ['owner', 'admin'], keys: {} },
  partner_keys: { partner: ['owner'], client: NOBODY, keys: {} },
  partner_keys_list: { partner: ['owner'], client: NOBODY, keys: { partner: 'settings' } },
  organization_keys: { partner: NOBODY, client: ['owner', 'admin'], keys: {} },
  messages: { partner: NOBODY, client: CLIENTS, keys: { channel: 'send', organization: 'send' } },
  channel_webhook: { partner: NOBODY, client: NOBODY, keys: { channel: 'manage', organization: 'manage' } },
  sessions_read: { partner: NOBODY, client: CLIENTS, keys: { organization: 'read' }, orOrganization: 'manage' },
  sessions_manage: { partner: NOBODY, client: ['owner', 'admin'], keys: { organization: 'manage' } },
  messages_read: { partner: NOBODY, client: CLIENTS, keys: { organization: 'read' } },
  session_events: { partner: NOBODY, client: CLIENTS, keys: { organization: 'events' } },
  contacts_manage: { partner: NOBODY, client: ['owner', 'admin'], keys: { organization: 'manage' } },
  webhooks_read: {
    partner: PARTNERS,
    client: ['owner', 'admin'],
    keys: { partner: 'settings', organization: 'manage' },
  },
  webhooks: { partner: ['owner'], client: ['owner', 'admin'], keys: { partner: 'settings', organization: 'manage' } },
  own_codes: { partner: PARTNERS, client: CLIENTS, keys: {} },
  own_profile: { partner: PARTNERS, client: CLIENTS, keys: {} },
  legacy_tokens_off: { partner: ['owner'], client: NOBODY, keys: { partner: 'settings' } },
  legacy_tokens_on: { partner: ['owner'], client: NOBODY, keys: {} },
  platform_secret: { partner: ['owner'], client: NOBODY, keys: {} },
  settings: { partner: ['owner'], client: NOBODY, keys: { partner: 'settings' } },
  people_list: { partner: PARTNERS, client: CLIENTS, keys: {} },
  people: { partner: ['owner'], client: ['owner'], keys: {} },
} as const satisfies Record<string, Right>;

export type Act = keyof typeof RIGHTS;

/** The scope that a key of this kind needs for an act; null: no such key may do the act. */
export function scopeFor(act: Act, kind: KeyKind): Scope | null {
  const { keys }: Right = RIGHTS[act];
  return keys[kind] ?? null;
}

/** Another scope with which a key of this kind may do an act; null: there is only the scope of {@link scopeFor}. */
export function orScopeFor(act: Act, kind: KeyKind): Scope | null {
  const { orOrganization }: Right = RIGHTS[act];
  return (kind === 'organization' ? orOrganization : undefined) ?? null;
}

/**
 * Whether an actor may do an act. If not, `reason` says whether the role or the kind of key is not enough, or the key
 * does not have the scope.
 */
export type RightVerdict = { allow: true } | { allow: false; reason: 'not_allowed' | 'scope_missing' };

const KIND_OF = { partner_key: 'partner', channel_key: 'channel', organization_key: 'organization' } as const;

/**
 * Judges whether an actor may do an act: a person by role, a program by the scopes of its key. The operator may do
 * everything, since the operator works at the server's own terminal.
 */
export function judgeRight(actor: Actor, act: Act): RightVerdict {
  if (actor.kind === 'operator') return { allow: true };
  if (actor.kind !== 'person') {
    const kind = KIND_OF[actor.kind];
    const scope = scopeFor(act, kind);
    if (scope === null) return { allow: false, reason: 'not_allowed' };
    return hasScope(actor.scopes, { scope, orScope: orScopeFor(act, kind) })
      ? { allow: true }
      : { allow: false, reason: 'scope_missing' };
  }
  const right: Right = RIGHTS[act];
  const roles: readonly string[] = actor.account.type === 'partner' ? right.partner : right.client;
  return roles.includes(actor.role) ? { allow: true } : { allow: false, reason: 'not_allowed' };
}
