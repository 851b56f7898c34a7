/** Whether a person has an authenticator app, and since when. */
export interface Authenticator {
  /** ISO 8601; `null` without one. */
  confirmedAt: string | null;
  /** The number of unused recovery codes. */
  recoveryCodesLeft: number;
}

/** Ten codes for a person who loses the phone, shown this one time. Each replaces the app's code in one sign-in. */
export interface RecoveryCodes {
  /** 80 random bits each, in base32: `ABCD-EFGH-2345-67AB`. */
  recoveryCodes: string[];
}

/** An app that was just confirmed and works from now on. */
export interface ConfirmedAuthenticator extends Authenticator, RecoveryCodes {}

/**
 * The secret for an authenticator app, shown this one time. It has no effect until the app's first code is confirmed.
 */
export interface AuthenticatorOffer {
  /** 160 random bits in base32, for typing. */
  secret: string;
  /** The secret as `otpauth://…`, for a QR code. */
  uri: string;
}

export interface ConfirmAuthenticatorInput {
  /** The 6 digits that the app shows; blanks between them do not count. */
  code: string;
}
