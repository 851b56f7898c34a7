import type { OneTimeCodeId } from './id.ts';

/** The header that brings a one-time code beside the call it was made for: id, a blank, the digits. */
export const ONE_TIME_CODE_HEADER = 'x-one-time-code';

/** Where a code comes from: the person's authenticator app when one is set up, a mail otherwise. */
export type CodeMethod = 'authenticator' | 'email';

/** The one call that a code shall be good for, as it will be sent. */
export interface RequestCodeInput {
  /** Its name, e.g. `partnerKeys.create`. */
  procedure: string;
  /** Its whole input. */
  input?: unknown;
}

/** A code that was asked for: 8 digits by mail, or the 6 that the app shows. Good for 10 minutes, 5 tries and one act. */
export interface RequestedCode {
  id: OneTimeCodeId;
  method: CodeMethod;
  /** Where the mail went, all but the first letter hidden; `null` when the app has the code. */
  sentTo: string | null;
  /** ISO 8601. */
  expiresAt: string;
  /**
   * What the call gives or changes, a line each: the key and its number, its scopes, hosts that people are sent to. The
   * mail says the same. Show it beside the field for the code.
   */
  approves: string[];
}
