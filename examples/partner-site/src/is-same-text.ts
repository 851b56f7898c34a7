import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares what must not be guessed. How long it takes says nothing of how much was right, nor of the length. */
export const isSameText = (given: string, kept: string): boolean => timingSafeEqual(sha256(given), sha256(kept));

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
