import { networkOf, siteOf } from '@chatelaine/shared/network';

const REMEMBERED_MS = 15 * 60_000;
const MOST = 10_000;

/**
 * The networks that recently sent wrong passwords to this process. They decide the order of waiting callers, and never
 * who may sign in: a flood of wrong passwords must not delay callers from other networks.
 */
export class RecentFailures {
  // Sorted by the time of the last failure.
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

  /** Whether this network or its site failed recently. An unknown address counts as failed. */
  has(address: string | null, now: number): boolean {
    if (address === null) return true;
    return namesOf(address).some(
      (network) => now - (this.#at.get(network) ?? Number.NEGATIVE_INFINITY) < REMEMBERED_MS,
    );
  }
}

const namesOf = (address: string): string[] =>
  [networkOf(address), siteOf(address)].filter((network) => network !== null);
