/** Whether a person has an authenticator app, and since when. */
export interface Authenticator {
  /** ISO 8601; `null` without one. */
  confirmedAt: string | null;
  /** How many of the recovery codes were not used yet. */
  recoveryCodesLeft: number;
}

/** Ten codes for the day on which the phone is lost, shown this one time: each signs in once, in place of the app's. */
export interface RecoveryCodes {
  /** 80 random bits each, in base32: `ABCD-EFGH-2345-67AB`. */
  recoveryCodes: string[];
}

/** An app that works from now on. */
export interface ConfirmedAuthenticator extends Authenticator, RecoveryCodes {}

/** What an authenticator app is given, shown this one time. It counts once its first code is confirmed. */
export interface AuthenticatorOffer {
  /** 160 random bits in base32, to be typed in. */
  secret: string;
  /** The same as `otpauth://…`, to be shown as a QR code. */
  uri: string;
}

export interface ConfirmAuthenticatorInput {
  /** The 6 digits that the app shows; blanks between them do not count. */
  code: string;
}
