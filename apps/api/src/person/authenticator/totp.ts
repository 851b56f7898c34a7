import { Secret, TOTP } from 'otpauth';

/** The time for which an app shows one code, in seconds (RFC 6238 §4). */
export const STEP_S = 30;

/** Makes a secret for an authenticator app: 160 random bits, as RFC 4226 §4 recommends, in base32. */
export const newAppSecret = (): string => new Secret({ size: 20 }).base32;

/**
 * Writes the URI that gives the secret to an app. Codes use SHA-1, 6 digits and 30 seconds, because every app supports
 * these values.
 */
export const appUri = (secret: string, email: string): string =>
  new TOTP({ issuer: 'Chatelaine', label: email, secret }).toString();

/**
 * Returns the time step of a code. The code may belong to the present step, the step before or the step after, because
 * clocks differ. Null when the code fits none of these three steps. Source: RFC 6238 §4 and §5.2.
 */
export function stepOf(secret: string, digits: string, at: Date): number | null {
  const timestamp = at.getTime();
  const distance = TOTP.validate({ secret: Secret.fromBase32(secret), token: digits, timestamp, window: 1 });
  return distance === null ? null : TOTP.counter({ timestamp }) + distance;
}
