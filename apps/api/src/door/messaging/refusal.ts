import type { RefusalCode } from '@chatelaine/shared';
import { type RefusalDress, sentenceOf } from '../refusal-dress.ts';

// Maps our refusal codes to Meta's error numbers, for programs that read only `error.code`. Each number makes such a
// program react in the right way. 190: get a new token. 10: ask for the permission. 100: fix the request. 4 and 80007:
// slow down. 2: try again. 1 is for an unknown error.
const META_CODES: Record<RefusalCode, number> = {
  invalid_input: 100,
  two_credentials: 100,
  redirect_not_allowed: 100,
  unauthenticated: 190,
  wrong_header: 190,
  revoked: 190,
  rotated_out: 190,
  expired: 190,
  code_required: 10,
  code_wrong: 10,
  not_allowed: 10,
  scope_missing: 10,
  address_not_allowed: 10,
  permission_missing: 10,
  suspended: 368,
  not_found: 100,
  method_not_allowed: 100,
  conflict: 100,
  already_created: 100,
  channel_not_running: 133010,
  events_gone: 100,
  too_large: 100,
  idempotency_mismatch: 100,
  rate_limited: 4,
  quota_exceeded: 80007,
  not_supported: 3,
  internal: 1,
  unavailable: 2,
};

/**
 * Makes the body of a refusal on the messaging door. The body has Meta's `error` and 360dialog's `meta`, so programs
 * that were written for either system can read it.
 */
export const messagingRefusal: RefusalDress = (refusal, requestId) => {
  const code = META_CODES[refusal.code];
  const details = sentenceOf(refusal);
  return {
    error: {
      message: `(#${code}) ${refusal.message}`,
      type: 'OAuthException',
      code,
      error_data: { details },
      fbtrace_id: requestId,
    },
    meta: { success: false, http_code: refusal.status, developer_message: details },
  };
};
