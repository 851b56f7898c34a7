import { Unplayable } from './expect.ts';

/** Checks that Chatelaine answers at this address. @throws {Unplayable} with advice when Chatelaine does not answer. */
export async function requireServer(url: string): Promise<void> {
  const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(10_000) }).catch(() => {
    throw new Unplayable(`Nothing answers at ${url}. Start it first: npm start`);
  });
  if (!answer.ok) throw new Unplayable(`${url} is not ready yet (${answer.status}). Try again in a moment.`);
}
