import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Makes and checks challenges without storing them. A challenge contains random bytes and its time, and an HMAC of both
 * and of its purpose. So a flood of requests for challenges fills no table.
 */
export interface Challenges {
  make(purpose: string, now: Date): string;
  /** Whether this server made the challenge for this purpose, at most five minutes ago. */
  isValid(challenge: string, purpose: string, now: Date): boolean;
}

/** How long a challenge is valid. */
export const CHALLENGE_MS = 5 * 60_000;

const RANDOM_BYTES = 16;
const TIME_BYTES = 6;
const HEAD_BYTES = RANDOM_BYTES + TIME_BYTES;
const BYTES = HEAD_BYTES + 32;

/** @param secret the setting AUTH_SECRET, which all nodes share. The key of the HMAC is derived from it. */
export function createChallenges(secret: string): Challenges {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'chatelaine challenge', 32));
  const macOf = (head: Buffer, purpose: string) => createHmac('sha256', key).update(head).update(purpose).digest();
  return {
    make(purpose, now) {
      const time = Buffer.alloc(TIME_BYTES);
      time.writeUIntBE(now.getTime(), 0, TIME_BYTES);
      const head = Buffer.concat([randomBytes(RANDOM_BYTES), time]);
      return Buffer.concat([head, macOf(head, purpose)]).toString('base64url');
    },
    isValid(challenge, purpose, now) {
      const bytes = Buffer.from(challenge, 'base64url');
      // One challenge has one text. Otherwise a used challenge could be sent again in another notation.
      if (bytes.length !== BYTES || bytes.toString('base64url') !== challenge) return false;
      const head = bytes.subarray(0, HEAD_BYTES);
      if (!timingSafeEqual(bytes.subarray(HEAD_BYTES), macOf(head, purpose))) return false;
      return now.getTime() - head.readUIntBE(RANDOM_BYTES, TIME_BYTES) <= CHALLENGE_MS;
    },
  };
}
