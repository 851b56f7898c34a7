import type { Scope } from '../api-key.ts';
import type { ChannelStatus } from '../channel.ts';
import type { RefusalCode } from '../refusal.ts';
import { type KeyDates, keyExpiry, type SecretDates, secretEnd } from './api-key.rule.ts';
import { hasScope, type NeededScope } from './has-scope.rule.ts';
import { type EpisodeDates, permissionEnd } from './permission.rule.ts';

/** Whether an account may act. */
export type AccountStatus = 'active' | 'suspended';

interface JudgedCommon extends KeyDates {
  scopes: readonly Scope[];
  /** The secret that the call carries. */
  secret: SecretDates;
}

/** The facts that decide about a partner key. */
export interface JudgedPartnerKey extends JudgedCommon {
  kind: 'partner';
  partner: { status: AccountStatus };
}

/** The facts that decide about a channel key. */
export interface JudgedChannelKey extends JudgedCommon {
  kind: 'channel';
  channel: { status: ChannelStatus };
  client: { status: AccountStatus };
  /**
   * The partner that made the key, and the permission under which the partner made the key. Null: the client made the
   * key for its own number.
   */
  maker: { partner: { status: AccountStatus }; permission: EpisodeDates } | null;
}

/** The facts that decide about an organization key. */
export interface JudgedOrganizationKey extends JudgedCommon {
  kind: 'organization';
  client: { status: AccountStatus };
}

/** The facts that decide about a key, by its kind. */
export type JudgedKey = JudgedPartnerKey | JudgedChannelKey | JudgedOrganizationKey;

/**
 * The verdict of the gateway about a call with a key. `sentence` replaces the fixed sentence of `reason` when the
 * holder of the key may read details.
 */
export type KeyVerdict = { allow: true } | { allow: false; reason: RefusalCode; sentence?: string };

/**
 * The facts about a call that decide whether its key is enough: the scope that the key must have, and the address of
 * the sender.
 */
export interface KeyNeeds extends NeededScope {
  /** True: only a person may do the act. A key may not do the act, whatever the scopes of the key are. */
  isForPeople?: boolean;
  isAddressAllowed: boolean;
  /**
   * The IP address of the sender, as the server saw it. A refusal names this address to the sender, because the sender
   * may believe to have another address.
   */
  address: string | null;
}

/**
 * Judges a call with a key that exists. The order of the checks is: rotated out, revoked, permission ended → account
 * suspended → channel stopped → expired → address → act that only people may do → scope. A caller that has the full
 * secret of a dead key is told why the key is dead. Limits are checked after this function, because the check of the
 * limits also counts the call.
 */
export function judgeKey(key: JudgedKey, needs: KeyNeeds, now: Date): KeyVerdict {
  const secretEnded = secretEnd(key.secret, now);
  const permissionEnded = endOfPermission(key, now);
  const expired = keyExpiry(key, now);
  // The secret ended before the key was revoked, lost its permission or expired. So a newer secret has replaced it.
  if (secretEnded !== null && isBefore(secretEnded, [key.revokedAt, permissionEnded, expired])) return ROTATED_OUT;
  if (key.revokedAt !== null) return told('revoked', `This key was revoked on ${at(key.revokedAt)}.`);
  if (permissionEnded !== null)
    return told('revoked', `This key ended with the client's permission on ${at(permissionEnded)}.`);
  if (isSuspended(key)) return { allow: false, reason: 'suspended' };
  if (key.kind === 'channel' && key.channel.status !== 'running')
    return { allow: false, reason: 'channel_not_running' };
  if (expired !== null) return told('expired', `This key expired on ${at(expired)}.`);
  // Another node of the server, which has newer data than this node, has ended the secret. This node does not see the
  // reason yet, but the end of the secret counts on this node, too.
  if (secretEnded !== null) return ROTATED_OUT;
  return judgeNeeds(key, needs);
}

function judgeNeeds(key: JudgedKey, needs: KeyNeeds): KeyVerdict {
  if (!needs.isAddressAllowed)
    return told('address_not_allowed', `This key may not be used from ${needs.address ?? 'an unknown address'}.`);
  if (needs.isForPeople === true) return told('not_allowed', 'A key cannot do this: a person signs in for it.');
  return hasScope(key.scopes, needs) ? { allow: true } : told('scope_missing', missingScope(needs));
}

const missingScope = ({ scope, orScope = null }: NeededScope): string =>
  orScope === null
    ? `This key does not have the scope "${scope}".`
    : `This key has neither the scope "${scope}" nor the scope "${orScope}".`;

const ROTATED_OUT: KeyVerdict = { allow: false, reason: 'rotated_out' };

const isBefore = (end: Date, others: readonly (Date | null)[]): boolean =>
  others.every((other) => other === null || end < other);

const endOfPermission = (key: JudgedKey, now: Date): Date | null =>
  key.kind === 'channel' && key.maker !== null ? permissionEnd(key.maker.permission, now) : null;

function isSuspended(key: JudgedKey): boolean {
  if (key.kind === 'partner') return key.partner.status === 'suspended';
  if (key.client.status === 'suspended') return true;
  return key.kind === 'channel' && key.maker?.partner.status === 'suspended';
}

const told = (reason: RefusalCode, sentence: string): KeyVerdict => ({ allow: false, reason, sentence });
const at = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
