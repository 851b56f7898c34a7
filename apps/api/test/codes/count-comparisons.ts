import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Counts how often this process compares digits with the digits of a mailed code. The count includes all servers in
 * this process. It stops when the returned object is disposed of.
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
