import { Secret, TOTP } from 'otpauth';

/** How long an app shows one code: RFC 6238 §4. */
export const STEP_S = 30;

/** Makes a secret for an authenticator app: 160 random bits, as RFC 4226 §4 recommends, in base32. */
export const newAppSecret = (): string => new Secret({ size: 20 }).base32;

/** The address that transfers the secret to an app: SHA-1, 6 digits, 30 seconds, which every app supports. */
export const appUri = (secret: string, email: string): string =>
  new TOTP({ issuer: 'Chatelaine', label: email, secret }).toString();

/**
 * The time step of a code: the present step, or the one before or after it, because clocks differ. Null when the code
 * fits none of them. Source: RFC 6238 §4 and §5.2.
 */
export function stepOf(secret: string, digits: string, at: Date): number | null {
  const timestamp = at.getTime();
  const distance = TOTP.validate({ secret: Secret.fromBase32(secret), token: digits, timestamp, window: 1 });
  return distance === null ? null : TOTP.counter({ timestamp }) + distance;
}
