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

/** The services that the routes for people need: identities, and the count of failures. */
export interface PersonDeps {
  identity: Identity;
  failures: FailureCount;
}

export interface Guess {
  /** The e-mail address, in lower case. */
  email: string;
  password: string;
  /** The id of the browser's device cookie, or null. */
  device: string | null;
}

/** A right password, and the facts that we know about the caller that sent it. */
export interface RightPassword {
  verified: VerifiedPassword;
  acquaintance: Acquaintance;
}

// At most four sign-ins run at the same time. This limit comes before most of the queries, because a flood of sign-ins
// must not use up the gateway's connections. On a machine with fewer than eight processors, the limit is higher than
// the number of hashes that run at the same time. So the next sign-in is always ready for hashing.
const GUESSING = new Places(4, 32);
// A short look-up finds out whether we know the caller. The order of the queue depends on the result of this look-up.
// So the look-up happens before the queue, and has its own limit.
const LOOKING = new Places(2, 512);
const FAILED = new RecentFailures();

/**
 * Checks a password and counts the check as one guess. All doors use the same count.
 *
 * @throws {Refusal} `unauthenticated`; `unavailable` when too many callers guess at the same time; `rate_limited` when
 * the next guess has to wait: see `guessAllowances`.
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
  // A browser that is known for an e-mail address belongs to the person with this address. So such a browser has its
  // own share of the queue, and other callers in the same network do not delay it.
  const shares = known.hasDevice ? [`device ${hashed}`, `account ${email}`].map(aFew) : sharesOf(address, 4);
  const inPlace = async () => {
    // The look-up is repeated, because the rows that it found may have been deleted during the wait.
    const acquaintance = await look();
    const allowances = guessAllowances({ email, device: hashed, network, acquaintance });
    return failures.guess(allowances, () => check(acquaintance));
  };
  return GUESSING.run(TOO_MANY_SIGN_IN, inPlace, { turn, shares });
}

const aFew = (of: string): Share => ({ of, most: 4 });

/**
 * The shares of a caller in the queue. At most `most` callers of one network may wait, and twice as many callers of one
 * site. All callers without a known address count as one site.
 */
export function sharesOf(address: string | null, most: number): Share[] {
  if (address === null) return [{ of: 'nobody knows where', most: 2 * most }];
  const site = siteOf(address);
  return [{ of: networkOf(address), most }, ...(site === null ? [] : [{ of: site, most: 2 * most }])];
}

/** The refusal of a wrong e-mail or password. Its sentence is always the same, and only our log says more. */
export const wrongPassword = (detail: string): Refusal =>
  new Refusal('unauthenticated', detail, { isGuess: true, message: 'The e-mail or the password is wrong.' });
