import type { FailureCount } from '../platform/failure-count.ts';
import { Places } from '../platform/places.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { TOO_MANY_SIGN_IN } from './password-hash.ts';
import { RecentFailures } from './recent-failures.ts';

// Before anything is asked of the database: a flood of sign-ins must not take the connections of the gateway either. More
// than can be hashed at once, so that the next one is ready.
const GUESSING = new Places(4, 32);
const FAILED = new RecentFailures();

/**
 * Checks a password as one guess of an account and of an address, wherever it was typed: all doors share one count.
 *
 * @param email in lower case.
 * @param check gives null when e-mail or password is wrong.
 * @throws {Refusal} `unauthenticated`; `unavailable` when too many guess at once; `rate_limited` after five failures within fifteen minutes.
 */
export function guessPassword<T>(
  failures: FailureCount,
  { work, email }: { work: Work; email: string },
  check: () => Promise<T | null>,
): Promise<T> {
  const { address } = work.origin;
  const now = work.now.getTime();
  // Who is nobody in particular is not counted as one: all of them would share five tries.
  const names = [`sign-in account ${email}`, ...(address === null ? [] : [`sign-in address ${address}`])];
  const guess = async () => {
    const made = await check();
    if (made !== null) return made;
    FAILED.note(address, now);
    throw new Refusal('unauthenticated', 'wrong e-mail or password', {
      isGuess: true,
      message: 'The e-mail or the password is wrong.',
    });
  };
  // A place first, then the database.
  const goesFirst = !FAILED.has(address, now);
  return GUESSING.run(TOO_MANY_SIGN_IN, () => failures.guess(names, guess), { goesFirst });
}
