import type { KeyKind, RefusalCode } from '@chatelaine/shared';

/**
 * The states that a key can have. Some entries are not states, but wrong uses of a live key, such as a call from an
 * address that is not allowed.
 */
export const STATES = [
  'live',
  'rotated in',
  'revoked',
  'rotated out',
  'overlap over',
  'permission ended',
  'partner suspended',
  'client suspended',
  'channel stopped',
  'expired',
  'out of address',
  'out of scope',
  'one character changed',
] as const;
export type KeyState = (typeof STATES)[number];

/** For each kind of key, the states that such a key can never have. */
const NEVER: Record<KeyKind, readonly KeyState[]> = {
  partner: ['permission ended', 'client suspended', 'channel stopped'],
  channel: [],
  organization: ['permission ended', 'partner suspended', 'channel stopped'],
};
export const statesOf = (kind: KeyKind): KeyState[] => STATES.filter((state) => !NEVER[kind].includes(state));

/**
 * The refusal that a key in this state gets at the usual door of its kind. Null means that the server accepts the key.
 * A key that is `out of scope` is refused only by a route that needs a scope.
 */
export const REFUSAL_OF: Record<KeyState, RefusalCode | null> = {
  live: null,
  'rotated in': null,
  revoked: 'revoked',
  'rotated out': 'rotated_out',
  'overlap over': 'rotated_out',
  'permission ended': 'revoked',
  'partner suspended': 'suspended',
  'client suspended': 'suspended',
  'channel stopped': 'channel_not_running',
  expired: 'expired',
  'out of address': 'address_not_allowed',
  'out of scope': 'scope_missing',
  'one character changed': 'unauthenticated',
};
