/** Whether a person has an authenticator app, and since when. */
export interface Authenticator {
  /** When the person confirmed the app: ISO 8601; `null` without an app. */
  confirmedAt: string | null;
  /** The number of unused recovery codes. */
  recoveryCodesLeft: number;
}

/**
 * Ten codes for a person who loses the phone. Only this answer shows them. Each code replaces the app's code in one
 * sign-in.
 */
export interface RecoveryCodes {
  /** The codes. Each code has 80 random bits, in base32: `ABCD-EFGH-2345-67AB`. */
  recoveryCodes: string[];
}

/** An app that was just confirmed and works from now on. */
export interface ConfirmedAuthenticator extends Authenticator, RecoveryCodes {}

/**
 * The secret for an authenticator app. Only this answer shows the secret. The secret has no effect until the app's
 * first code is confirmed.
 */
export interface AuthenticatorOffer {
  /** The secret for typing: 160 random bits in base32. */
  secret: string;
  /** The secret as `otpauth://…`, for a QR code. */
  uri: string;
}

export interface ConfirmAuthenticatorInput {
  /** The 6 digits that the app shows; blanks between the digits are ignored. */
  code: string;
}
