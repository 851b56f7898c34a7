import type { OneTimeCodeId } from './id.ts';

/** The header with a one-time code, beside the call that it approves: id, a blank, the digits. */
export const ONE_TIME_CODE_HEADER = 'x-one-time-code';

/** Where a code comes from: the person's authenticator app when one is set up, a mail otherwise. */
export type CodeMethod = 'authenticator' | 'email';

/** The one call that a code approves, exactly as it will be sent. */
export interface RequestCodeInput {
  /** Its name, e.g. `partnerKeys.create`. */
  procedure: string;
  /** Its whole input. */
  input?: unknown;
}

/** A code: 8 digits by mail, or the 6 that the app shows. It is good for 10 minutes, 5 tries and one act. */
export interface RequestedCode {
  id: OneTimeCodeId;
  method: CodeMethod;
  /** The address of the mail, masked after the first letter; `null` when the app shows the code. */
  sentTo: string | null;
  /** ISO 8601. */
  expiresAt: string;
  /**
   * The changes that the call makes, one line each: the key and its number, its scopes, hosts that people are sent to.
   * The mail has the same lines. Show them beside the field for the code.
   */
  approves: string[];
}
