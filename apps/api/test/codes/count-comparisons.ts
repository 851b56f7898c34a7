import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Counts how often this process really compares mailed digits, on all of its servers. The count ends when the counter
 * is disposed of.
 */
export function countComparisons(): Disposable & { count: number } {
  const { timingSafeEqual } = crypto;
  const counter = {
    count: 0,
    [Symbol.dispose]() {
      crypto.timingSafeEqual = timingSafeEqual;
      syncBuiltinESMExports();
    },
  };
  crypto.timingSafeEqual = (a, b) => {
    if (a.byteLength === 8) counter.count += 1;
    return timingSafeEqual(a, b);
  };
  syncBuiltinESMExports();
  return counter;
}
