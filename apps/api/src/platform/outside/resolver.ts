import { Resolver as DnsResolver } from 'node:dns/promises';

/** Looks up names; tests bring their own. */
export interface Resolver {
  /**
   * Every address that a name has now, IPv4 and IPv6; none when there is no such name.
   *
   * @throws when nobody could tell, or the signal says that it takes too long.
   */
  addressesOf(name: string, signal: AbortSignal): Promise<string[]>;
}

// What a name server says of a name that has nothing of the kind.
const NOTHING = ['ENODATA', 'ENOTFOUND'];

/** Asks the name servers of this machine, without a thread of the pool: those are for hashing, files and the database. */
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
