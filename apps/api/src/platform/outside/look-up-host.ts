import { addressProblem, type Outside } from './address-problem.ts';
import type { Resolver } from './resolver.ts';

/** The time limit for the look-up of a name, in milliseconds. */
export const LOOK_UP_MS = 5_000;

/** The addresses of a host, or why this server does not call it. */
export type FoundHost = { addresses: string[]; problem?: undefined } | { problem: string; isRefused: boolean };

const NO_NAME = 'The host of this URL has no address: no name server knows it.';
const NOT_TOLD =
  'The host of this URL could not be looked up within five seconds. Check its name servers, then try again.';
const THIS_MACHINE = ['127.0.0.1', '::1'];

/**
 * Looks up the host of a URL, and checks every address that it has now. One address that is not allowed is enough for a
 * refusal. Both the check of a URL and every connection use this function, so they follow the same rules.
 */
export async function lookUpHost(hostname: string, outside: Outside, lookUpMs = LOOK_UP_MS): Promise<FoundHost> {
  // A dot at the end is removed, because it does not change the name. Brackets are removed, because they belong to the
  // URL and not to the address.
  const host = hostname.replace(/\.+$/, '').replace(/^\[|\]$/g, '');
  if (host === '') return { problem: NO_NAME, isRefused: false };
  // These names always lead to this machine, whatever a name server says (RFC 6761). A server may listen at only one of
  // the two addresses of this machine, so one that is allowed is enough.
  if (/(^|\.)localhost$/i.test(host)) return checked(allowedOf(THIS_MACHINE, outside), outside);
  if (isAddress(host)) return checked([host], outside);
  const addresses = await lookUp(host, outside.resolver, lookUpMs).catch(() => null);
  if (addresses === null) return { problem: NOT_TOLD, isRefused: false };
  if (addresses.length === 0) return { problem: NO_NAME, isRefused: false };
  return checked(addresses, outside);
}

// Whether a host is an address. This simple pattern is enough for IPv4, because the URL parser turns every spelling of
// an IPv4 address into four numbers.
const isAddress = (host: string): boolean => host.includes(':') || /^\d+(\.\d+){3}$/.test(host);

function allowedOf(addresses: string[], outside: Outside): string[] {
  const allowed = addresses.filter((address) => addressProblem(address, outside) === null);
  return allowed.length > 0 ? allowed : addresses;
}

function checked(addresses: string[], outside: Outside): FoundHost {
  const problem = addresses.map((each) => addressProblem(each, outside)).find((each) => each !== null) ?? null;
  return problem === null ? { addresses } : { problem, isRefused: true };
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
