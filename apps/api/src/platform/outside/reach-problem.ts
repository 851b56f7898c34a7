import { isInNetworks } from '@chatelaine/shared/network';
import { formsOf, type Place, placeOf } from './address-place.ts';
import type { Resolver } from './resolver.ts';

/** The rules for the addresses that this server may call, and the resolver for names. */
export interface Outside {
  resolver: Resolver;
  /** Networks that the operator allowed. The metadata addresses of clouds are never allowed, even in such a network. */
  allowed: readonly string[];
  /**
   * Whether this server runs in production. In production, a loopback address is allowed only when `allowed` has it.
   * Outside production, loopback addresses are always allowed.
   */
  production: boolean;
}

/** The time limit for the look-up of a name, in milliseconds. */
export const LOOK_UP_MS = 5_000;

const SENTENCES: Record<Exclude<Place, 'outside'>, string> = {
  loopback: 'This URL leads to the machine of this server itself. Give one that can be reached from outside.',
  private:
    'This URL leads into a private or reserved network. Give one that can be reached from outside, or ask the operator to allow that network.',
  own: 'This URL leads to what only the machine of this server may ask. Give one that can be reached from outside.',
};
const NO_NAME = 'The host of this URL has no address: no name server knows it.';
const NOT_TOLD =
  'The host of this URL could not be looked up within five seconds. Check its name servers, then try again.';

/**
 * Says why this server would not call a URL. Null when it would call the URL. It checks the host in the URL and every
 * address that the host name has now. One address that is not allowed is enough for a refusal, because nobody can
 * choose which of the addresses a connection uses.
 */
export async function reachProblem(url: URL, outside: Outside, lookUpMs = LOOK_UP_MS): Promise<string | null> {
  // A dot at the end is removed, because it does not change the name. Brackets are removed, because they belong to the
  // URL and not to the address.
  const host = url.hostname.replace(/\.+$/, '').replace(/^\[|\]$/g, '');
  if (host === '') return NO_NAME;
  // These names always lead to this machine, whatever a name server says (RFC 6761).
  if (/(^|\.)localhost$/.test(host)) return problemOf('127.0.0.1', outside);
  if (isAddress(host)) return problemOf(host, outside);
  const addresses = await lookUp(host, outside.resolver, lookUpMs).catch(() => null);
  if (addresses === null) return NOT_TOLD;
  if (addresses.length === 0) return NO_NAME;
  return addresses.map((address) => problemOf(address, outside)).find((problem) => problem !== null) ?? null;
}

// Whether a host is an address. This simple pattern is enough for IPv4, because the URL parser turns every spelling of
// an IPv4 address into four numbers.
const isAddress = (host: string): boolean => host.includes(':') || /^\d+(\.\d+){3}$/.test(host);

function problemOf(address: string, { allowed, production }: Outside): string | null {
  const place = placeOf(address);
  if (place === 'outside' || (place === 'loopback' && !production)) return null;
  if (place !== 'own' && formsOf(address).some((form) => isInNetworks(form, allowed))) return null;
  return SENTENCES[place];
}

async function lookUp(host: string, resolver: Resolver, ms: number): Promise<string[]> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ms);
  const tooLate = new Promise<never>((_, reject) => {
    late.signal.addEventListener('abort', () => reject(new Error('too late')), { once: true });
  });
  try {
    return await Promise.race([resolver.addressesOf(host, late.signal), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
