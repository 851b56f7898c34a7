import type { Outside } from './address-problem.ts';
import { lookUpHost } from './look-up-host.ts';

/**
 * Says why this server would not call a URL. Null when it would call the URL. It checks the host in the URL and every
 * address that the host name has now. The same rules are checked again for every connection, because the addresses of a
 * name may change.
 */
export async function reachProblem(url: URL, outside: Outside, lookUpMs?: number): Promise<string | null> {
  return (await lookUpHost(url.hostname, outside, lookUpMs)).problem ?? null;
}
