import type { UsageSum } from './write-usage.ts';

/** The sums that are not written yet. One sum counts all calls with the same key, hour, outcome and scope. */
export class UsageSums {
  readonly #sums = new Map<string, UsageSum>();
  readonly #most: number;

  /** @param most the highest number of different sums. Each sum takes about 400 bytes. */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#sums.size;
  }

  all(): UsageSum[] {
    return [...this.#sums.values()];
  }

  /** Adds calls. Returns false and adds nothing when there would be too many sums. */
  add(added: UsageSum): boolean {
    const id = `${added.apiKeyId} ${added.hour.getTime()} ${added.outcome} ${added.scope}`;
    const sum = this.#sums.get(id);
    if (sum === undefined) {
      if (this.#sums.size >= this.#most) return false;
      this.#sums.set(id, { ...added });
      return true;
    }
    sum.calls += added.calls;
    sum.untaken += added.untaken;
    if (added.lastAt >= sum.lastAt) Object.assign(sum, { lastAt: added.lastAt, lastAddress: added.lastAddress });
    return true;
  }

  /** Removes the oldest sums and returns them. Later calls do not change them. */
  take(most: number): UsageSum[] {
    const taken = [...this.#sums].slice(0, most);
    for (const [id] of taken) this.#sums.delete(id);
    return taken.map(([, sum]) => sum);
  }
}
