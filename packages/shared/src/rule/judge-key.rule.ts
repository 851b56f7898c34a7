import type { Scope } from '../api-key.ts';
import type { ChannelStatus } from '../channel.ts';
import type { RefusalCode } from '../refusal.ts';
import { type KeyDates, keyExpiry, type SecretDates, secretEnd } from './api-key.rule.ts';
import { type EpisodeDates, permissionEnd } from './permission.rule.ts';

/** Whether an account may act. */
export type AccountStatus = 'active' | 'suspended';

interface JudgedCommon extends KeyDates {
  scopes: readonly Scope[];
  /** The secret of the call. */
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
   * The partner that made the key, and the permission in which it was made. Null: the client made the key for its own
   * number.
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
 * The gateway's answer as data. `sentence` replaces the fixed sentence of the code when the holder may read details.
 */
export type KeyVerdict = { allow: true } | { allow: false; reason: RefusalCode; sentence?: string };

/** The needs of a call: the scope that its key must have, and the address of the sender. */
export interface KeyNeeds {
  /** The scope that the call needs. Null: any key of the kind is enough. */
  scope: Scope | null;
  /** True: only a person may do the act, and a key may not, whatever its scopes. */
  isForPeople?: boolean;
  isAddressAllowed: boolean;
  /**
   * The address that was judged. A refusal names this address, so that the sender sees which address the server saw.
   */
  address: string | null;
}

/**
 * Judges a key that exists. The order of the checks is: rotated out, revoked, permission ended → account suspended →
 * channel stopped → expired → address → act that only people may do → scope. A caller that has the full secret of a
 * dead key gets the reason. Limits are checked after this function, because the check of the limits counts the call.
 */
export function judgeKey(key: JudgedKey, needs: KeyNeeds, now: Date): KeyVerdict {
  const secretEnded = secretEnd(key.secret, now);
  const permissionEnded = endOfPermission(key, now);
  const expired = keyExpiry(key, now);
  // The secret ended before its key, its permission or its expiry: a newer secret has replaced it.
  if (secretEnded !== null && isBefore(secretEnded, [key.revokedAt, permissionEnded, expired])) return ROTATED_OUT;
  if (key.revokedAt !== null) return told('revoked', `This key was revoked on ${at(key.revokedAt)}.`);
  if (permissionEnded !== null)
    return told('revoked', `This key ended with the client's permission on ${at(permissionEnded)}.`);
  if (isSuspended(key)) return { allow: false, reason: 'suspended' };
  if (key.kind === 'channel' && key.channel.status !== 'running')
    return { allow: false, reason: 'channel_not_running' };
  if (expired !== null) return told('expired', `This key expired on ${at(expired)}.`);
  // A node that saw a later state has ended the secret. This node does not see the reason yet, but the end of the
  // secret counts on this node too.
  if (secretEnded !== null) return ROTATED_OUT;
  return judgeNeeds(key, needs);
}

function judgeNeeds(key: JudgedKey, needs: KeyNeeds): KeyVerdict {
  if (!needs.isAddressAllowed)
    return told('address_not_allowed', `This key may not be used from ${needs.address ?? 'an unknown address'}.`);
  if (needs.isForPeople === true) return told('not_allowed', 'A key cannot do this: a person signs in for it.');
  if (needs.scope !== null && !key.scopes.includes(needs.scope))
    return told('scope_missing', `This key does not have the scope "${needs.scope}".`);
  return { allow: true };
}

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
