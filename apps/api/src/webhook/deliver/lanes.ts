import type { Begun, ToBegin } from './begin-attempts.ts';
import { DeliveryPlaces, type Lane, type PlaceLimits } from './delivery-places.ts';

/** A webhook with deliveries that are due. The tests of a webhook are a lane of their own. */
interface Served extends Lane {
  isTest: boolean;
  isClaiming: boolean;
  /** Whether more deliveries may be due than were claimed. */
  hasMore: boolean;
}

/** What the lanes of one server need. */
export interface LanesDeps {
  begin(asked: ToBegin): Promise<Begun>;
  /** Is told each error. The deliveries concerned are tried again later. */
  onError(error: unknown): void;
  limits?: PlaceLimits | undefined;
}

/**
 * Delivers for all webhooks of one server side by side. Each webhook is a lane of its own: it claims its deliveries by
 * itself, as many as the limits allow, and the next ones when some have ended. Lanes for which no place is left wait in
 * a row, and each of them gets one place at a time.
 */
export class Lanes {
  readonly #deps: LanesDeps;
  readonly #places: DeliveryPlaces;
  readonly #lanes = new Map<string, Served>();
  readonly #waiting = new Set<Served>();
  readonly #running = new Set<Promise<void>>();
  readonly #ending = new AbortController();
  #isStopped = false;

  constructor(deps: LanesDeps) {
    this.#deps = deps;
    this.#places = new DeliveryPlaces(deps.limits);
  }

  /** The number of attempts under way. */
  get size(): number {
    return this.#places.taken;
  }

  /** Delivers for a webhook with deliveries that are due. */
  see({ webhookId, accountId, isFailing }: Lane, isTest: boolean): void {
    const key = isTest ? `test ${webhookId}` : webhookId;
    const lane = this.#lanes.get(key) ?? { webhookId, accountId, isFailing, isTest, isClaiming: false, hasMore: true };
    this.#lanes.set(key, lane);
    Object.assign(lane, { accountId, isFailing, hasMore: true });
    this.#serve(lane);
  }

  /** Forgets lanes without work, when there are many. Their next attempt is a single one again. */
  forgetIdle(most: number): void {
    if (this.#lanes.size <= most) return;
    for (const [key, lane] of this.#lanes) if (!lane.isClaiming && !lane.hasMore) this.#lanes.delete(key);
    this.#places.forgetIdle();
  }

  /** Begins nothing new. Waits for the attempts under way until `late`, and then ends them. */
  async stop(late: Promise<unknown>): Promise<void> {
    this.#isStopped = true;
    await Promise.race([this.#settle(), late]);
    this.#ending.abort();
    await this.#settle();
  }

  /** Waits until nothing is under way. */
  async settle(): Promise<void> {
    await this.#settle();
  }

  async #settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #serve(lane: Served): void {
    if (this.#isStopped || lane.isClaiming || !lane.hasMore) return;
    const free = this.#places.freeFor(lane);
    this.#waiting.delete(lane);
    if (free === 0) {
      if (!this.#places.isFull(lane)) this.#waiting.add(lane);
      return;
    }
    this.#run(this.#claim(lane, this.#waiting.size > 0 ? 1 : free));
  }

  async #claim(lane: Served, most: number): Promise<void> {
    lane.isClaiming = true;
    lane.hasMore = false;
    const { webhookId, isTest } = lane;
    const giveBack = this.#places.take(lane, most);
    let unused = most;
    try {
      const { signal } = this.#ending;
      const { found, attempts } = await this.#deps.begin({ webhookId, most, isTest, signal });
      if (found === most) lane.hasMore = true;
      unused -= attempts.length;
      for (const attempt of attempts) this.#run(this.#try(lane, attempt, giveBack));
    } finally {
      lane.isClaiming = false;
      for (; unused > 0; unused--) giveBack();
      this.#serveNext(lane);
    }
  }

  async #try(lane: Served, attempt: Begun['attempts'][number], giveBack: () => void): Promise<void> {
    try {
      const verdict = await attempt();
      if (verdict !== null) {
        const hasArrived = verdict.kind === 'delivered';
        this.#places.note(lane.webhookId, hasArrived);
        if (verdict.kind !== 'held' && !lane.isTest) lane.isFailing = !hasArrived;
      }
    } finally {
      giveBack();
      this.#serveNext(lane);
    }
  }

  /** Serves the lane that waits longest, and then the lane that has just given a place back. */
  #serveNext(lane: Served): void {
    for (const next of [...this.#waiting]) {
      if (this.#places.freeFor(next) === 0) continue;
      this.#serve(next);
      break;
    }
    this.#serve(lane);
  }

  #run(work: Promise<void>): void {
    const running = work.catch(this.#deps.onError).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}
