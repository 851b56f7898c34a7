import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_S = 5 * 60;

/** Signs a link: HMAC-SHA512 over `{partnerId}|{unix seconds}` with the platform secret, lower-case hex. */
export function signLink(platformSecret: string, partnerId: string, seconds: string): string {
  return createHmac('sha512', platformSecret).update(`${partnerId}|${seconds}`).digest('hex');
}

/**
 * Whether a link's signature is right and its time is at most five minutes away from now. The table of requests ensures
 * that a signature is used only once.
 */
export function isSignatureGood(
  platformSecret: string,
  partnerId: string,
  given: { value: string; timestamp: string },
  now: Date,
): boolean {
  if (!/^\d{1,12}$/.test(given.timestamp) || !/^[0-9a-f]{128}$/.test(given.value)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(given.timestamp)) > TOLERANCE_S) return false;
  return timingSafeEqual(Buffer.from(signLink(platformSecret, partnerId, given.timestamp)), Buffer.from(given.value));
}
