import type { Actor } from '../actor.ts';
import { type KeyKind, SCOPES_OF, type Scope } from '../api-key.ts';
import { type Act, judgeRight } from '../right.ts';

// For each scope, the act that the scope allows a key to do. A person who gives a scope to a key needs the right to
// this act.
const ACT_OF: { [K in KeyKind]: Partial<Record<Scope, Act>> } = {
  partner: { read: 'read', keys: 'channel_keys', onboarding: 'permission_requests', settings: 'settings' },
  channel: { send: 'channel_keys', manage: 'channel_keys' },
  organization: { read: 'messages', send: 'messages', manage: 'organization_keys', events: 'messages' },
};

/**
 * Returns the scopes that an actor may give to a key of this kind. An actor may give only scopes whose acts the actor
 * may do.
 */
export function grantableScopes(actor: Actor, kind: KeyKind): Scope[] {
  return SCOPES_OF[kind].filter((scope) => {
    const act = ACT_OF[kind][scope];
    return act !== undefined && judgeRight(actor, act).allow;
  });
}
