import type { RefusalCode } from '@chatelaine/shared';

/**
 * A sentence for each refusal that a person may meet. Where it is missing, the sentence of the server is shown, because
 * that one says which field is wrong.
 */
export const refusals: Partial<Record<RefusalCode, string>> & { offline: string } = {
  offline: 'The server does not answer. Check your connection, then try again.',
  unauthenticated: 'You are signed out. Sign in again.',
  code_required: "Confirm it's you, then try again.",
  code_wrong: 'This code is wrong or no longer valid. Check it, or ask for another one.',
  not_allowed: 'Your role does not allow this. Ask an owner of this account.',
  permission_missing: 'The client has not shared this number with you.',
  suspended: 'This account is suspended. Contact the operator.',
  not_found: 'There is nothing here, or it is not yours.',
  channel_not_running: 'This number is not running.',
  already_created: 'This was created before. Its secret was shown then and is not shown again.',
  too_large: 'This is too large.',
  internal: 'Something went wrong on our side. Give the reference to support.',
  unavailable: 'The server cannot decide right now. Nothing was changed. Try again in a moment.',
};
