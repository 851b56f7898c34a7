import type { KeyKind, Scope } from './api-key.ts';
import type { ApiKeyId, ChannelId } from './id.ts';

/** Reasons to look at a live key. */
export const HYGIENE_CODES = ['never_used', 'idle', 'no_expiry', 'no_address_limit', 'wider_than_used'] as const;
/** A reason to look at a live key. New reasons may be added. */
export type HygieneCode = (typeof HYGIENE_CODES)[number];

/** One reason, with its sentence for people. */
export interface HygieneFinding {
  /** The reason, for programs. New reasons may be added. */
  code: HygieneCode;
  /** The reason, for people. */
  sentence: string;
  /** With `wider_than_used`: the narrower set of scopes that the key used in the last 30 days. */
  scopes?: Scope[];
}

/** A live key that has findings. */
export interface KeyHygiene {
  /** The key. */
  keyId: ApiKeyId;
  /** The kind of the key. */
  kind: KeyKind;
  /** The name of the key. */
  name: string;
  /** The number of the key; `null` for a partner key. */
  channelId: ChannelId | null;
  /** The findings; at least one. */
  findings: HygieneFinding[];
}
