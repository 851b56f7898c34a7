import type { FieldIssue, RefusalCode as ServerCode } from '@chatelaine/shared';
import { brand, ChatelaineError } from './chatelaine-error.ts';

/**
 * Why Chatelaine refused the call. `secret_unknown` and `message_refused` come from this package, and all other codes
 * come from the server.
 *
 * The type is open, because the server may get new codes without a breaking change: give your `switch` a `default`.
 */
export type RefusalCode = ServerCode | 'secret_unknown' | 'message_refused' | (string & Record<never, never>);

/** The fields of an {@link ApiError}. */
export interface ApiErrorFields {
  /** Why Chatelaine refused the call. */
  code: RefusalCode;
  /** HTTP status; 0 when there was no answer. */
  status: number;
  /** The id of the request; empty when the answer was not Chatelaine's. */
  requestId: string;
  /** Whether the same call may succeed later. */
  retryable: boolean;
  /** The time in milliseconds that the server asks you to wait before the next attempt. */
  retryAfterMs?: number | undefined;
  /** The invalid fields, and why. */
  issues?: FieldIssue[] | undefined;
  /** The id of the key that an earlier attempt or call has made. */
  resourceId?: string | undefined;
  /** The number of Meta's error. */
  metaCode?: number | undefined;
  /** The error that caused this error. */
  cause?: unknown;
}

/**
 * The error of a call that was refused, or of a call that may have made a secret that is lost (`secret_unknown`).
 *
 * `error instanceof ApiError` is also true for errors of another copy of this package. The message is for people and
 * may change: use `code` in your program. The message never has a key or a secret.
 *
 * @example
 * import { ApiError } from '@chatelaine/sdk';
 *
 * try {
 *   await chatelaine.channelKeys.create({ channelId, name: 'Prod server' });
 * } catch (error) {
 *   if (!(error instanceof ApiError) || error.code !== 'permission_missing') throw error;
 *   await askForPermission(channelId);
 * }
 */
export class ApiError extends ChatelaineError {
  static {
    brand(ApiError, 'ApiError');
  }

  /** Why Chatelaine refused the call. */
  declare readonly code: RefusalCode;
  /** HTTP status; 0 for `secret_unknown` when there was no answer at all. */
  readonly status: number;
  /** The id of the request; empty when the answer was not Chatelaine's. Quote this id when you ask for help. */
  readonly requestId: string;
  /** Whether the same call may succeed later. The retries of this call are already used up. */
  readonly retryable: boolean;
  /** The time in milliseconds that the server asks you to wait before the next attempt. */
  readonly retryAfterMs: number | undefined;
  /** With `invalid_input`: the invalid fields, and why. */
  readonly issues: FieldIssue[] | undefined;
  /** With `already_created`: the id of the key or the webhook that exists already. */
  readonly resourceId: string | undefined;
  /** With `message_refused`: the number of Meta's error, e.g. 131047. */
  readonly metaCode: number | undefined;

  constructor(message: string, fields: ApiErrorFields) {
    super(fields.code, message, fields);
    this.status = fields.status;
    this.requestId = fields.requestId;
    this.retryable = fields.retryable;
    this.retryAfterMs = fields.retryAfterMs;
    this.issues = fields.issues;
    this.resourceId = fields.resourceId;
    this.metaCode = fields.metaCode;
  }
}
