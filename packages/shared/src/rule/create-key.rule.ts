import type { Actor } from '../actor.ts';
import type { ChannelStatus } from '../channel.ts';
import type { PartnerId } from '../id.ts';
import { judgeRight } from '../right.ts';
import { whoCreatesKeys } from './permission.rule.ts';

/** The facts about a number that decide who may make a channel key for it. */
export interface KeyedNumber {
  /** The status of the number. */
  status: ChannelStatus;
  /** The status of the client that owns the number. */
  clientStatus: 'active' | 'suspended';
  /** The partner that has permission on the number now; null: the number is not Shared. */
  sharedWith: PartnerId | null;
}

/** Why an actor cannot make a channel key for a number. */
export type CreateKeyReason =
  /** The role of the person, or the kind of the key, does not allow it. */
  | 'not_allowed'
  /** The key of the program does not have the scope `keys`. */
  | 'scope_missing'
  /** The operator suspended the client. */
  | 'suspended'
  /** The number is not `running`. */
  | 'channel_not_running'
  /** For a partner: the client has not shared the number with it. */
  | 'permission_missing'
  /** For the client: the number is Shared, so only the partner makes keys for it. */
  | 'shared_with_partner';

/** Whether an actor can make a channel key for a number now. The `reason` says why not. */
export type CreateKeyVerdict = { allow: true } | { allow: false; reason: CreateKeyReason };

/**
 * Judges whether an actor can make a channel key for a number that the actor may know of. The button "Generate API Key"
 * and the procedure `channelKeys.create` both use this rule.
 */
export function judgeCreateKey(actor: Actor, { status, clientStatus, sharedWith }: KeyedNumber): CreateKeyVerdict {
  const right = judgeRight(actor, 'channel_keys');
  if (!right.allow) return right;
  if (clientStatus === 'suspended') return { allow: false, reason: 'suspended' };
  if (status !== 'running') return { allow: false, reason: 'channel_not_running' };
  if (actor.account?.type === 'partner')
    return sharedWith === actor.account.id ? { allow: true } : { allow: false, reason: 'permission_missing' };
  const side = whoCreatesKeys(sharedWith === null ? 'missing' : 'shared');
  return side === 'client' ? { allow: true } : { allow: false, reason: 'shared_with_partner' };
}
