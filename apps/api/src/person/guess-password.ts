import type { FailureCount } from '../platform/failure-count.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

/**
 * Checks a password as one guess of an account and of an address, wherever it was typed: all doors share one count.
 *
 * @param email in lower case.
 * @param check gives null when e-mail or password is wrong.
 * @throws {Refusal} `unauthenticated`; `rate_limited` after five failures within fifteen minutes.
 */
export function guessPassword<T>(
  failures: FailureCount,
  { work, email }: { work: Work; email: string },
  check: () => Promise<T | null>,
): Promise<T> {
  const names = [`sign-in account ${email}`, `sign-in address ${work.origin.address}`];
  return failures.guess(names, async () => {
    const made = await check();
    if (made !== null) return made;
    throw new Refusal('unauthenticated', 'wrong e-mail or password', {
      isGuess: true,
      message: 'The e-mail or the password is wrong.',
    });
  });
}
