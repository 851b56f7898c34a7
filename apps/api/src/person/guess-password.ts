import type { FailureCount } from '../platform/failure-count.ts';
import { networkOf } from '../platform/network.ts';
import { Places } from '../platform/places.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { guessAllowances } from './guess-allowances.rule.ts';
import type { Identity, VerifiedPassword } from './identity.ts';
import { hashDevice } from './known-device/device.ts';
import { type Acquaintance, findAcquaintance } from './known-device/find-acquaintance.ts';
import { TOO_MANY_SIGN_IN } from './password-hash.ts';
import { RecentFailures } from './recent-failures.ts';

/** What people's routes need: who people are, and who has failed too often. */
export interface PersonDeps {
  identity: Identity;
  failures: FailureCount;
}

export interface Guess {
  /** In lower case. */
  email: string;
  password: string;
  /** The id of the browser's device cookie, or null. */
  device: string | null;
}

/** A right password, and what we know of whoever gave it. */
export interface RightPassword {
  verified: VerifiedPassword;
  acquaintance: Acquaintance;
}

// Before anything is asked of the database: a flood of sign-ins must not take the connections of the gateway either. More
// than can be hashed at once, so that the next one is ready.
const GUESSING = new Places(4, 32);
const FAILED = new RecentFailures();

/**
 * Checks a password as one guess, wherever it was typed: all doors share one count.
 *
 * @throws {Refusal} `unauthenticated`; `unavailable` when too many guess at once; `rate_limited` where guessing has become
 * slow: see `guessAllowances`.
 */
export function guessPassword({ identity, failures }: PersonDeps, work: Work, guess: Guess): Promise<RightPassword> {
  const { email, password, device } = guess;
  const { address } = work.origin;
  const network = address === null ? null : networkOf(address);
  const now = work.now.getTime();
  const check = async (acquaintance: Acquaintance) => {
    const verified = await identity.verifyPassword(email, password);
    if (verified !== null) return { verified, acquaintance };
    FAILED.note(address, now);
    throw wrongPassword('wrong e-mail or password');
  };
  // A place first, then the database. Only we can make a device cookie, so whoever has one is served first.
  const goesFirst = device !== null || !FAILED.has(address, now);
  const inPlace = async () => {
    const acquaintance = await findAcquaintance(work, email, device);
    const hashed = device === null ? null : hashDevice(device).toString('hex');
    const allowances = guessAllowances({ email, device: hashed, network, acquaintance });
    return failures.guess(allowances, () => check(acquaintance));
  };
  return GUESSING.run(TOO_MANY_SIGN_IN, inPlace, { goesFirst });
}

/** One sentence for every wrong e-mail and password; only our log says more. */
export const wrongPassword = (detail: string): Refusal =>
  new Refusal('unauthenticated', detail, { isGuess: true, message: 'The e-mail or the password is wrong.' });
