import type { Allowance } from '../platform/failure-count.ts';
import type { Acquaintance } from './known-device/find-acquaintance.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** Who guesses, and at whose password. */
export interface Guesser {
  email: string;
  /** SHA-256 of the browser's device id, in hex; null without one. */
  device: string | null;
  /** An IPv4 address, or the /64 of one of IPv6; null where nobody knows it. */
  network: string | null;
  acquaintance: Pick<Acquaintance, 'hasDevice' | 'hasNetwork'>;
}

/**
 * How often this caller may guess this password. Nobody is shut out by others: guessing becomes slow instead.
 *
 * - A browser in which this person signed in before has an allowance of its own: five at once, then one a minute.
 * - Others have five for the account and the network, then one in three minutes; and a network has fifteen over all
 *   accounts, then one a minute: thirty in any quarter of an hour.
 * - From networks in which this person never signed in, an account has twenty, then one in eighteen minutes: a hundred in
 *   any day, however many networks they come from.
 */
export function guessAllowances({ email, device, network, acquaintance }: Guesser): Allowance[] {
  if (acquaintance.hasDevice && device !== null)
    return [{ name: `sign-in account ${email} device ${device}`, burst: 5, everyMs: MINUTE_MS }];
  const pair = { name: `sign-in account ${email} network ${network}`, burst: 5, everyMs: 3 * MINUTE_MS };
  const ofNetwork = { name: `sign-in network ${network}`, burst: 15, everyMs: MINUTE_MS };
  const ofAccount = { name: `sign-in account ${email} elsewhere`, burst: 20, everyMs: 18 * MINUTE_MS };
  // Who is nobody in particular is not counted as one network: all of them would share its guesses.
  // First what a stranger cannot vary: a network that waits leaves no trace of the addresses that it makes up.
  return [...(network === null ? [] : [ofNetwork]), pair, ...(acquaintance.hasNetwork ? [] : [ofAccount])];
}

/**
 * How often a code of the authenticator app may be guessed by somebody who has the password: a known browser five, then
 * one in five minutes; all others together ten, then one in 36 minutes, so fifty in any day. Three of a million codes are
 * good at any time.
 */
export function codeAllowance({ email, device, acquaintance }: Omit<Guesser, 'network'>): Allowance {
  if (acquaintance.hasDevice && device !== null)
    return { name: `code account ${email} device ${device}`, burst: 5, everyMs: 5 * MINUTE_MS };
  return { name: `code account ${email} elsewhere`, burst: 10, everyMs: 36 * MINUTE_MS };
}

/** From where a person signs in, or failed to. */
export interface KnownPlaces {
  /** SHA-256 of device ids, in hex. */
  devices: readonly string[];
  /** Networks in which he signed in before. */
  networks: readonly string[];
  /** Networks in which somebody failed to sign in as him: that may be a stranger. */
  failed: readonly string[];
}

/**
 * Everything that may be used up for an account, by whom it knows: what the operator gives back. What all accounts of a
 * network share is among it where this person signed in before: others of his office may have used it up. A stranger's
 * network gets none of it.
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

/** Whether an allowance of these is an account's, and not a network's over all accounts. */
export const isOfAccount = (name: string): boolean => /^(sign-in|code) account /.test(name);
