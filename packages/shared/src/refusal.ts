/** A refusal as a caller gets it: its HTTP status and the one sentence for people. */
export interface RefusalEntry {
  readonly status: number;
  readonly sentence: string;
}

/**
 * All expected refusals of Chatelaine. Each entry has a code, its HTTP status and its sentence.
 *
 * All doors of the server use this one table. Each door answers a refusal with a body in the format of this door, and
 * repeats the code in the header `x-refusal`.
 */
export const REFUSALS = {
  invalid_input: { status: 400, sentence: 'The request is not valid.' },
  two_credentials: { status: 400, sentence: 'Send one credential, once. This request carries two.' },
  redirect_not_allowed: {
    status: 400,
    sentence: "This redirect URL is not on the partner's list. Register it with settings.update, or ask the operator.",
  },
  unauthenticated: { status: 401, sentence: 'There is no valid credential in this request.' },
  wrong_header: { status: 401, sentence: 'This key belongs in another header or at another door.' },
  revoked: { status: 401, sentence: 'This key was revoked.' },
  rotated_out: { status: 401, sentence: 'This secret was replaced by a newer one.' },
  expired: { status: 401, sentence: 'This key has expired.' },
  code_required: { status: 403, sentence: "Confirm it's you, then try again." },
  code_wrong: { status: 403, sentence: 'This code is wrong or no longer valid.' },
  not_allowed: { status: 403, sentence: 'Your role does not allow this.' },
  scope_missing: { status: 403, sentence: 'This key does not have the scope that the call needs.' },
  address_not_allowed: { status: 403, sentence: 'This key may not be used from this address.' },
  permission_missing: { status: 403, sentence: 'The client has not shared this number with you.' },
  suspended: { status: 403, sentence: 'This account is suspended. Contact the operator.' },
  not_found: { status: 404, sentence: 'There is nothing here, or it is not yours.' },
  method_not_allowed: { status: 405, sentence: 'This address does not take this method.' },
  conflict: { status: 409, sentence: 'This was changed meanwhile. Nothing was saved.' },
  already_created: {
    status: 409,
    sentence: 'This was created before. Its secret was shown then and is not shown again.',
  },
  channel_not_running: { status: 409, sentence: 'This number is not running.' },
  events_gone: {
    status: 410,
    sentence: 'Events after this id are no longer here. Read from the oldest event, without `after`.',
  },
  too_large: { status: 413, sentence: 'The request is too large.' },
  idempotency_mismatch: { status: 422, sentence: 'This idempotency key was used with another request.' },
  rate_limited: { status: 429, sentence: 'Too many requests. Wait, then try again.' },
  quota_exceeded: { status: 429, sentence: 'The monthly limit of this key is used up.' },
  not_supported: { status: 501, sentence: 'This is not supported here.' },
  internal: { status: 500, sentence: 'Something went wrong on our side. Quote the request id when you report it.' },
  unavailable: { status: 503, sentence: 'We cannot decide right now. Try again in a moment.' },
} as const satisfies Record<string, RefusalEntry>;

/** A code of {@link REFUSALS}. Every door repeats the code in the header `x-refusal`. */
export type RefusalCode = keyof typeof REFUSALS;

/** One invalid field of the input. */
export interface FieldIssue {
  /** The path of the field, with dots, e.g. `redirectUrls.0`; empty when the problem is with the whole input. */
  path: string;
  /** The problem with the field, as a sentence for people. */
  message: string;
}

/** The body of a refusal on our own JSON routes, and `error.data` on `/trpc`. */
export interface RefusalBody {
  /** The code, for programs. */
  code: RefusalCode;
  /** The problem, as a sentence for people. */
  message: string;
  requestId: string;
  issues?: FieldIssue[];
  /** Only with `already_created`: the id of the thing that was created before. */
  resourceId?: string;
}
