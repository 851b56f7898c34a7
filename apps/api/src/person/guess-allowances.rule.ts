import type { Allowance } from '../platform/failure-count.ts';
import type { Acquaintance } from './known-device/find-acquaintance.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** A caller who guesses a password, and the account that the guess is for. */
export interface Guesser {
  email: string;
  /** SHA-256 of the browser's device id, in hex; null without one. */
  device: string | null;
  /** An IPv4 address, or the /64 of an IPv6 address; null when it is unknown. */
  network: string | null;
  acquaintance: Pick<Acquaintance, 'hasDevice' | 'hasNetwork'>;
}

/**
 * How often this caller may guess this password. Guesses of others never lock a person out; they only slow guessing
 * down.
 *
 * - A browser in which this person signed in before has an allowance of its own: five at once, then one a minute. -
 * Other callers have five for the pair of account and network, then one in three minutes. A network also has fifteen
 * over all accounts, then one a minute: thirty in any quarter of an hour. - All networks in which this person never
 * signed in share twenty for an account, then one in eighteen minutes: a hundred in any day, however many networks
 * there are.
 */
export function guessAllowances({ email, device, network, acquaintance }: Guesser): Allowance[] {
  if (acquaintance.hasDevice && device !== null)
    return [{ name: `sign-in account ${email} device ${device}`, burst: 5, everyMs: MINUTE_MS }];
  const pair = { name: `sign-in account ${email} network ${network}`, burst: 5, everyMs: 3 * MINUTE_MS };
  const ofNetwork = { name: `sign-in network ${network}`, burst: 15, everyMs: MINUTE_MS };
  const ofAccount = { name: `sign-in account ${email} elsewhere`, burst: 20, everyMs: 18 * MINUTE_MS };
  // Callers without a known address are not counted as one network, since all of them would share its guesses. The
  // network is counted first, because a stranger cannot vary it. While a network has to wait, its invented e-mail
  // addresses leave no rows.
  return [...(network === null ? [] : [ofNetwork]), pair, ...(acquaintance.hasNetwork ? [] : [ofAccount])];
}

/**
 * How often somebody who has the password may guess a code of the authenticator app. A known browser has five, then one
 * in five minutes. All others together have ten, then one in 36 minutes, so fifty in any day. Three of a million codes
 * are right at any time.
 */
export function codeAllowance({ email, device, acquaintance }: Omit<Guesser, 'network'>): Allowance {
  if (acquaintance.hasDevice && device !== null)
    return { name: `code account ${email} device ${device}`, burst: 5, everyMs: 5 * MINUTE_MS };
  return { name: `code account ${email} elsewhere`, burst: 10, everyMs: 36 * MINUTE_MS };
}

/** Browsers and networks of a person's sign-ins, failed ones included. */
export interface KnownPlaces {
  /** SHA-256 of device ids, in hex. */
  devices: readonly string[];
  /** Networks in which the person signed in before. */
  networks: readonly string[];
  /** Networks from which a sign-in as this person failed. They may belong to a stranger. */
  failed: readonly string[];
}

/**
 * The names of all allowances that may be used up for an account, for the operator to reset. Where this person signed
 * in before, that includes what a network shares over all accounts: colleagues may have used it up. A stranger's
 * network gets nothing back.
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

/** Whether an allowance belongs to one account, and not to a network over all accounts. */
export const isOfAccount = (name: string): boolean => /^(sign-in|code) account /.test(name);
