import { networkOf, siteOf } from '@chatelaine/shared/network';
import type { FailureCount } from '../platform/failure-count.ts';
import { Places, type Share, type Turn } from '../platform/places.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { guessAllowances } from './guess-allowances.rule.ts';
import type { Identity, VerifiedPassword } from './identity.ts';
import { hashDevice } from './known-device/device.ts';
import { type Acquaintance, findAcquaintance } from './known-device/find-acquaintance.ts';
import { TOO_MANY_SIGN_IN } from './password-hash.ts';
import { RecentFailures } from './recent-failures.ts';

/** What people's routes need: identities, and the count of failures. */
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

/** A right password, and what we know about the caller who gave it. */
export interface RightPassword {
  verified: VerifiedPassword;
  acquaintance: Acquaintance;
}

// The limit comes before most of the queries: a flood of sign-ins must not take the gateway's connections. It is higher
// than the number of hashes at once, so that the next sign-in is always ready.
const GUESSING = new Places(4, 32);
// One short look-up says whether we know the caller. It decides who goes first, so it happens before the queue, with a
// limit of its own.
const LOOKING = new Places(2, 512);
const FAILED = new RecentFailures();

/**
 * Checks a password and counts it as one guess. All doors share one count.
 *
 * @throws {Refusal} `unauthenticated`; `unavailable` when too many guess at once; `rate_limited` where guessing has
 * become slow: see `guessAllowances`.
 */
export async function guessPassword(
  { identity, failures }: PersonDeps,
  work: Work,
  guess: Guess,
): Promise<RightPassword> {
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
  const look = () => findAcquaintance(work, email, device);
  const hashed = device === null ? null : hashDevice(device).toString('hex');
  const known = await LOOKING.run(TOO_MANY_SIGN_IN, look, { shares: sharesOf(address, 64) });
  const isKnown = known.hasDevice || known.hasNetwork;
  const turn: Turn = isKnown ? 'first' : FAILED.has(address, now) ? 'last' : 'next';
  // Only the owner has a browser that the account knows. What others in the network do does not delay that browser.
  const shares = known.hasDevice ? [`device ${hashed}`, `account ${email}`].map(aFew) : sharesOf(address, 4);
  const inPlace = async () => {
    // The look-up is repeated, since what it found may have been deleted during the wait.
    const acquaintance = await look();
    const allowances = guessAllowances({ email, device: hashed, network, acquaintance });
    return failures.guess(allowances, () => check(acquaintance));
  };
  return GUESSING.run(TOO_MANY_SIGN_IN, inPlace, { turn, shares });
}

const aFew = (of: string): Share => ({ of, most: 4 });

/**
 * How many may wait from one network, and twice as many from a site. Callers without a known address count as one site.
 */
function sharesOf(address: string | null, most: number): Share[] {
  if (address === null) return [{ of: 'nobody knows where', most: 2 * most }];
  const site = siteOf(address);
  return [{ of: networkOf(address), most }, ...(site === null ? [] : [{ of: site, most: 2 * most }])];
}

/** One sentence for every wrong e-mail and password; only our log says more. */
export const wrongPassword = (detail: string): Refusal =>
  new Refusal('unauthenticated', detail, { isGuess: true, message: 'The e-mail or the password is wrong.' });
