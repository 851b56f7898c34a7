import type { Allowance } from '../platform/failure-count.ts';
import type { Acquaintance } from './known-device/find-acquaintance.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** A caller who guesses a password, and the account that the guess is for. */
export interface Guesser {
  email: string;
  /** SHA-256 of the browser's device id, in hex; null when the browser has no such id. */
  device: string | null;
  /** An IPv4 address, or the /64 of an IPv6 address; null when it is unknown. */
  network: string | null;
  acquaintance: Pick<Acquaintance, 'hasDevice' | 'hasNetwork'>;
}

/**
 * Returns the limits for guesses of this caller at this password. Guesses of other callers never lock a person out.
 * They only make further guesses slower.
 *
 * - A browser in which this person signed in before has its own allowance: five guesses immediately, then one a minute.
 * - Other callers have five guesses for each pair of account and network, then one in three minutes. A network also has
 *   fifteen guesses for all accounts together, then one a minute. That is at most thirty in a quarter of an hour.
 * - All networks in which this person never signed in share twenty guesses for an account, then one in eighteen
 *   minutes. That is at most a hundred in a day, however many networks there are.
 */
export function guessAllowances({ email, device, network, acquaintance }: Guesser): Allowance[] {
  if (acquaintance.hasDevice && device !== null)
    return [{ name: `sign-in account ${email} device ${device}`, burst: 5, everyMs: MINUTE_MS }];
  const pair = { name: `sign-in account ${email} network ${network}`, burst: 5, everyMs: 3 * MINUTE_MS };
  const ofNetwork = { name: `sign-in network ${network}`, burst: 15, everyMs: MINUTE_MS };
  const ofAccount = { name: `sign-in account ${email} elsewhere`, burst: 20, everyMs: 18 * MINUTE_MS };
  // Callers without a known address are not counted as one network, because all these callers would share the guesses
  // of one network. The allowance of the network is counted first, because a caller cannot change its network as easily
  // as the e-mail address. While a network has to wait, guesses with invented e-mail addresses add no rows to the
  // database.
  return [...(network === null ? [] : [ofNetwork]), pair, ...(acquaintance.hasNetwork ? [] : [ofAccount])];
}

/**
 * Returns the limit for guesses at a code of the authenticator app by a caller that has the password. A known browser
 * has five guesses, then one in five minutes. All other callers together have ten guesses, then one in 36 minutes, so
 * at most fifty in a day. At any time, three of the million possible codes are right.
 */
export function codeAllowance({ email, device, acquaintance }: Omit<Guesser, 'network'>): Allowance {
  if (acquaintance.hasDevice && device !== null)
    return { name: `code account ${email} device ${device}`, burst: 5, everyMs: 5 * MINUTE_MS };
  return { name: `code account ${email} elsewhere`, burst: 10, everyMs: 36 * MINUTE_MS };
}

/** The browsers and networks of a person's sign-ins, and the networks of failed sign-ins. */
export interface KnownPlaces {
  /** SHA-256 of device ids, in hex. */
  devices: readonly string[];
  /** Networks in which the person signed in before. */
  networks: readonly string[];
  /** Networks from which a sign-in as this person failed. Such a network may belong to somebody else. */
  failed: readonly string[];
}

/**
 * Lists the names of all allowances of an account that callers may have used up, so that the operator can reset these
 * allowances. A network also has one allowance for all accounts together. The list has this allowance for each network
 * in which this person signed in before, because colleagues may have used it up. For other networks, the list does not
 * have this allowance.
 */
export function allowancesOf(email: string, { devices, networks, failed }: KnownPlaces): string[] {
  const stranger = { email, device: null, network: null, acquaintance: { hasDevice: false, hasNetwork: false } };
  const inNetworks = (names: readonly string[]) => names.map((network) => ({ ...stranger, network }));
  const ofAccount: Guesser[] = [
    stranger,
    ...inNetworks(failed),
    ...devices.map((device) => ({ ...stranger, device, acquaintance: { hasDevice: true, hasNetwork: false } })),
  ];
  return [...new Set([...ofAccount.flatMap(namesOf).filter(isOfAccount), ...inNetworks(networks).flatMap(namesOf)])];
}

const namesOf = (guesser: Guesser): string[] =>
  [...guessAllowances(guesser), codeAllowance(guesser)].map(({ name }) => name);

/** Whether an allowance belongs to one account. False for a network's allowance for all accounts together. */
export const isOfAccount = (name: string): boolean => /^(sign-in|code) account /.test(name);
