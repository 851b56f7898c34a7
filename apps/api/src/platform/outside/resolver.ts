import { Resolver as DnsResolver } from 'node:dns/promises';

/** Looks up names; tests have their own. */
export interface Resolver {
  /**
   * Every address that a name has now, IPv4 and IPv6; none when there is no such name.
   *
   * @throws when the look-up fails, or when the signal ends it.
   */
  addressesOf(name: string, signal: AbortSignal): Promise<string[]>;
}

// A name server's answers for a name that has no such record.
const NOTHING = ['ENODATA', 'ENOTFOUND'];

/**
 * Asks the name servers of this machine. It uses no thread of Node's pool, which hashing, files and the database need.
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
