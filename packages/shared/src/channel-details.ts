import type { Channel } from './channel.ts';
import type { ApiKeyId } from './id.ts';
import type { PermissionAct } from './permission.ts';
import type { CreateKeyVerdict } from './rule/create-key.rule.ts';

/** The key that programs use for a number now. A new key of the number replaces this key. */
export interface KeyInForce {
  id: ApiKeyId;
  name: string;
  /** The first and last characters of the newest secret. */
  hint: string;
  /** When the key was made: ISO 8601, in UTC. */
  createdAt: string;
  /** When a call last used the key: ISO 8601, in UTC; `null`: no call has used it. */
  lastUsedAt: string | null;
}

/** One number with all that its page shows to the asking actor. */
export interface ChannelDetails extends Channel {
  /** Whether the asking actor can make a key for the number now, and if not, why not. */
  createKey: CreateKeyVerdict;
  /** The key that a new key would replace; `null`: there is none, or it is not for the asking actor to know. */
  keyInForce: KeyInForce | null;
  /**
   * Since when the number is Shared, or since when it is Missing again: ISO 8601, in UTC; `null`: it was never Shared.
   */
  permissionSince: string | null;
  /** Who made the number Shared, or Missing again; `null`: it was never Shared, its permission expired, or unknown. */
  permissionBy: PermissionAct | null;
  /** When the permission ends by itself: ISO 8601, in UTC; `null`: never, or there is no permission. */
  permissionEndsAt: string | null;
}

/** The input with which a client adds a number. */
export interface AddChannelInput {
  /** The display name. */
  name: string;
  /** The phone number in E.164. Spaces, dots, hyphens and brackets do not count. */
  phoneNumber: string;
}
