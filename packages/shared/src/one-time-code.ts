import type { OneTimeCodeId } from './id.ts';

/** The header with a one-time code, in the call that the code approves. The value is the id, a blank and the digits. */
export const ONE_TIME_CODE_HEADER = 'x-one-time-code';

/** The source of a code: the person's authenticator app if the person has set up an app, otherwise a mail. */
export type CodeMethod = 'authenticator' | 'email';

/** The one call that a code approves, exactly as it will be sent. */
export interface RequestCodeInput {
  /** The name of the call, e.g. `partnerKeys.create`. */
  procedure: string;
  /** The whole input of the call. */
  input?: unknown;
}

/** A code: 8 digits in a mail, or the 6 digits that the app shows. It is valid for 10 minutes, 5 tries and one act. */
export interface RequestedCode {
  id: OneTimeCodeId;
  method: CodeMethod;
  /** The address of the mail, masked after the first letter; `null` when the app shows the code. */
  sentTo: string | null;
  /** When the code expires: ISO 8601. */
  expiresAt: string;
  /**
   * The changes that the call makes, one line each: the key and its number, its scopes, the hosts to which people are
   * sent. The mail has the same lines. Show them beside the field for the code.
   */
  approves: string[];
}
