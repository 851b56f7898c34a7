import type { OneTimeCodeId } from './id.ts';

/**
 * The header that carries a one-time code in the call that the code approves. The value of the header is the id of the
 * code, a blank, and the digits of the code.
 */
export const ONE_TIME_CODE_HEADER = 'x-one-time-code';

/** How a person gets a code: from the authenticator app if the person has set up an app, otherwise by mail. */
export type CodeMethod = 'authenticator' | 'email';

/**
 * The input of the call that asks for a code: the one call that the code will approve, exactly as the caller will send
 * it.
 */
export interface RequestCodeInput {
  /** The name of the call to approve, e.g. `partnerKeys.create`. */
  procedure: string;
  /** The whole input of the call to approve. */
  input?: unknown;
}

/**
 * A code: 8 digits in a mail, or the 6 digits that the authenticator app shows. A code is valid for 10 minutes, 5 tries
 * and one call.
 */
export interface RequestedCode {
  id: OneTimeCodeId;
  method: CodeMethod;
  /**
   * The e-mail address to which the code was sent, masked after the first letter; `null` when the app shows the code.
   */
  sentTo: string | null;
  /** When the code expires: ISO 8601. */
  expiresAt: string;
  /**
   * The changes that the call to approve makes, one line each: the key and its number, its scopes, the hosts to which
   * people are sent. The mail with the code has the same lines. Show these lines beside the field for the code.
   */
  approves: string[];
}
