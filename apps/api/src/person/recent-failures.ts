import { networkOf, siteOf } from '../platform/network.ts';

const REMEMBERED_MS = 15 * 60_000;
const MOST = 10_000;

/**
 * From which networks wrong passwords came of late, as this process saw it. It decides who waits for whom, never who is
 * let in: a flood of wrong passwords must not keep out those who come from elsewhere.
 */
export class RecentFailures {
  // In the order in which they failed last.
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

  /** Whether one came from this network, or its site. Where nobody knows the address, one has. */
  has(address: string | null, now: number): boolean {
    if (address === null) return true;
    return namesOf(address).some(
      (network) => now - (this.#at.get(network) ?? Number.NEGATIVE_INFINITY) < REMEMBERED_MS,
    );
  }
}

const namesOf = (address: string): string[] =>
  [networkOf(address), siteOf(address)].filter((network) => network !== null);
