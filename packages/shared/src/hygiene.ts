import type { KeyKind, Scope } from './api-key.ts';
import type { ApiKeyId, ChannelId } from './id.ts';

/** Why a live key is worth a look. */
export const HYGIENE_CODES = ['never_used', 'idle', 'no_expiry', 'no_address_limit', 'wider_than_used'] as const;
/** Why a live key is worth a look. New ones may come. */
export type HygieneCode = (typeof HYGIENE_CODES)[number];

/** One reason, and what it says to people. */
export interface HygieneFinding {
  /** Why, for programs. New ones may come. */
  code: HygieneCode;
  /** Why, for people. */
  sentence: string;
  /** With `wider_than_used`: the narrower set, which it used in the last 30 days. */
  scopes?: Scope[];
}

/** A live key that is worth a look. */
export interface KeyHygiene {
  /** The key. */
  keyId: ApiKeyId;
  /** Which kind of key it is. */
  kind: KeyKind;
  /** What its maker called it. */
  name: string;
  /** Its number; `null` for a partner key. */
  channelId: ChannelId | null;
  /** At least one. */
  findings: HygieneFinding[];
}
