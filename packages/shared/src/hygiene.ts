import type { KeyKind, Scope } from './api-key.ts';
import type { ApiKeyId, ChannelId } from './id.ts';

/** The reasons why a person should check a live key. */
export const HYGIENE_CODES = ['never_used', 'idle', 'no_expiry', 'no_address_limit', 'wider_than_used'] as const;
/** A reason why a person should check a live key. Later versions may add new reasons. */
export type HygieneCode = (typeof HYGIENE_CODES)[number];

/** One reason why a person should check a key, with a sentence for people. */
export interface HygieneFinding {
  /** The reason, for programs. Later versions may add new reasons. */
  code: HygieneCode;
  /** The reason, for people. */
  sentence: string;
  /** Only with `wider_than_used`: the scopes that the key used in the last 30 days. The key also has other scopes. */
  scopes?: Scope[];
}

/** A live key for which there is at least one finding. */
export interface KeyHygiene {
  /** The id of the key. */
  keyId: ApiKeyId;
  /** The kind of the key. */
  kind: KeyKind;
  /** The name of the key. */
  name: string;
  /** The number that the key belongs to; `null` for a key that does not belong to one number. */
  channelId: ChannelId | null;
  /** The findings; at least one. */
  findings: HygieneFinding[];
}
