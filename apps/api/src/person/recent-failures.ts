import { networkOf, siteOf } from '@chatelaine/shared/network';

const REMEMBERED_MS = 15 * 60_000;
const MOST = 10_000;

/**
 * The networks that recently sent wrong passwords to this process. Callers from these networks wait behind callers from
 * other networks, because a flood of wrong passwords must not delay the other callers. This class never decides whether
 * a caller may sign in.
 */
export class RecentFailures {
  // For each network, the time of its last failure. The network with the oldest failure comes first.
  readonly #at = new Map<string, number>();

  note(address: string | null, now: number): void {
    if (address === null) return;
    for (const network of namesOf(address)) {
      this.#at.delete(network);
      this.#at.set(network, now);
      const [oldest] = this.#at.keys();
      if (this.#at.size > MOST && oldest !== undefined) this.#at.delete(oldest);
    }
  }

  /** Whether a wrong password came recently from this address's network or site. True for an unknown address. */
  has(address: string | null, now: number): boolean {
    if (address === null) return true;
    return namesOf(address).some(
      (network) => now - (this.#at.get(network) ?? Number.NEGATIVE_INFINITY) < REMEMBERED_MS,
    );
  }
}

const namesOf = (address: string): string[] =>
  [networkOf(address), siteOf(address)].filter((network) => network !== null);
