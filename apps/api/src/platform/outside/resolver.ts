import { Resolver as DnsResolver } from 'node:dns/promises';

/** Looks up names. Tests use another resolver. */
export interface Resolver {
  /**
   * Returns every address that a name has now, IPv4 and IPv6. The list is empty when there is no such name.
   *
   * @throws when the look-up fails, or when the signal ends it.
   */
  addressesOf(name: string, signal: AbortSignal): Promise<string[]>;
}

// The error codes of a look-up for a name that does not exist, or that has no record of the requested type.
const NOTHING = ['ENODATA', 'ENOTFOUND'];

/**
 * The resolver that asks the name servers of this machine. It uses no thread of Node's thread pool, so that these
 * threads stay free for hashing, files and the database. It does not read `/etc/hosts`, and adds no search domain.
 */
export const systemResolver: Resolver = {
  async addressesOf(name, signal) {
    const dns = new DnsResolver({ timeout: 2_000, tries: 2 });
    const stop = () => dns.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const found = await Promise.all([dns.resolve4(name), dns.resolve6(name)].map((asked) => asked.catch(orNothing)));
      return found.flat();
    } finally {
      signal.removeEventListener('abort', stop);
    }
  },
};

function orNothing(error: unknown): never[] {
  if (error instanceof Error && 'code' in error && NOTHING.includes(String(error.code))) return [];
  throw error;
}
