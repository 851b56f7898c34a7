import type { KeyKind } from './api-key.ts';
import type { ApiKeyId, ChannelId } from './id.ts';
import { REFUSALS } from './refusal.ts';
import type { UsageOutcome } from './usage.ts';

/** The doors of the server that take keys. */
export const CALL_DOORS = ['messaging', 'partner_api', 'sessions', 'trpc'] as const;
/** A door of the server that takes keys. */
export type CallDoor = (typeof CALL_DOORS)[number];

/**
 * The result of a kept call: `ok`, the code of the refusal, or `upstream_error` when the server accepted the key and
 * the upstream of the number answered with an error.
 */
export type CallOutcome = UsageOutcome | 'upstream_error';

/** The number of days for which the server keeps calls. */
export const KEPT_CALL_DAYS = 7;
/** The highest number of refused calls, and of accepted calls, that the server keeps for one key and hour. */
export const KEPT_CALLS_PER_HOUR = 1_000;

const UPSTREAM_ERROR = 'The key was accepted. The upstream of this number answered with an error.';

/** Returns the sentence that says why a call had this outcome. Null for an accepted call. */
export function callReason(outcome: CallOutcome): string | null {
  if (outcome === 'ok') return null;
  return outcome === 'upstream_error' ? UPSTREAM_ERROR : REFUSALS[outcome].sentence;
}

/** One call that the server has kept: the key that it used, and how it ended. */
export interface KeptCall {
  /** The value of the header `x-request-id` in the answer of the call. */
  requestId: string;
  /** When the server answered the call: ISO 8601, in UTC. */
  at: string;
  /** The id of the key. */
  keyId: ApiKeyId;
  /** The current name of the key. */
  keyName: string;
  /** The kind of the key. */
  keyKind: KeyKind;
  /** The number that the key belongs to; `null`: the key does not belong to one number. */
  channelId: ChannelId | null;
  /** The door at which the call arrived. */
  door: CallDoor;
  /** The method and the path of the call, such as `POST /messages`, or the name of the procedure. */
  operation: string;
  /** The HTTP status of the answer. */
  status: number;
  /** The result of the call. */
  outcome: CallOutcome;
  /** The sentence that says why the call was refused; `null`: the call was accepted. */
  reason: string | null;
  /** The IP address of the caller; `null`: unknown. */
  address: string | null;
}

/** Chooses calls. A list has only the calls that match every given field. */
export interface KeptCallQuery {
  /** Only calls with this key. */
  keyId?: ApiKeyId | undefined;
  /** Only calls with keys of this number. */
  channelId?: ChannelId | undefined;
  /** Only calls with this outcome. `refused` means every outcome except `ok`. */
  outcome?: CallOutcome | 'refused' | undefined;
  /** Only calls with this request id. */
  requestId?: string | undefined;
}

/**
 * The answer to the question for one request id: the call, or a sentence that says that no call with this id is kept.
 */
export type FoundCall = { isKept: true; call: KeptCall } | { isKept: false; reason: string };

/** An hour in which the server counted refused calls of a key without keeping each of them. */
export interface CountedHour {
  /** When the hour began: ISO 8601, in UTC. */
  hour: string;
  /** The id of the key. */
  keyId: ApiKeyId;
  /** The current name of the key. */
  keyName: string;
  /** The kind of the key. */
  keyKind: KeyKind;
  /** The number that the key belongs to; `null`: the key does not belong to one number. */
  channelId: ChannelId | null;
  /** The number of refused calls that the server kept. */
  kept: number;
  /** The number of further refused calls, which the server only counted. */
  notKept: number;
}

/** Chooses hours. A list has only the hours that match every given field. */
export interface CountedHourQuery {
  /** Only hours of this key. */
  keyId?: ApiKeyId | undefined;
  /** Only hours of keys of this number. */
  channelId?: ChannelId | undefined;
}
