/** Whether a person has an authenticator app, and since when. */
export interface Authenticator {
  /** ISO 8601; `null` without one. */
  confirmedAt: string | null;
}

/** What an authenticator app is given, shown this one time. It counts once its first code is confirmed. */
export interface AuthenticatorOffer {
  /** 160 random bits in base32, to be typed in. */
  secret: string;
  /** The same as `otpauth://…`, to be shown as a QR code. */
  uri: string;
}

export interface ConfirmAuthenticatorInput {
  /** The 6 digits that the app shows. */
  code: string;
}
