/** Whether a person has an authenticator app, and since when. */
export interface Authenticator {
  /** When the person confirmed the app: ISO 8601; `null` without an app. */
  confirmedAt: string | null;
  /** The number of unused recovery codes. */
  recoveryCodesLeft: number;
}

/**
 * Ten recovery codes, for a person who loses the phone with the authenticator app. Each recovery code replaces the code
 * of the app in one sign-in. No later answer shows the recovery codes.
 */
export interface RecoveryCodes {
  /** The recovery codes. Each recovery code has 80 random bits, in base32: `ABCD-EFGH-2345-67AB`. */
  recoveryCodes: string[];
}

/** An authenticator app that the person has just confirmed. The app works from now on. */
export interface ConfirmedAuthenticator extends Authenticator, RecoveryCodes {}

/**
 * The secret that a person puts into an authenticator app. No later answer shows the secret. The secret has no effect
 * until the person confirms the first code that the app shows.
 */
export interface AuthenticatorOffer {
  /** The secret for a person who types it into the app: 160 random bits in base32. */
  secret: string;
  /** The secret as an `otpauth://…` address, which a page can show as a QR code. */
  uri: string;
}

export interface ConfirmAuthenticatorInput {
  /** The 6 digits that the app shows; blanks between the digits are ignored. */
  code: string;
}
