/** The limits of attempts that are under way at the same time on one server. */
export interface PlaceLimits {
  endpoint: number;
  account: number;
  all: number;
  /** All failing webhooks together. So they never take the places of the others. */
  failing: number;
}

export const PLACE_LIMITS: PlaceLimits = { endpoint: 8, account: 64, all: 512, failing: 256 };

/** A webhook as the limits see it. */
export interface Lane {
  webhookId: string;
  accountId: string;
  /** Whether its last attempt failed. It then gets one place, among those of the failing ones. */
  isFailing: boolean;
}

interface Held {
  taken: number;
  /** How many attempts may be under way. It begins with one, doubles after a success, and is one after a failure. */
  window: number;
}

/**
 * Counts the attempts that are under way on one server, and says how many more a webhook may begin. A receiver that
 * hangs holds only few places, so it delays no other.
 */
export class DeliveryPlaces {
  readonly #limits: PlaceLimits;
  readonly #endpoints = new Map<string, Held>();
  readonly #accounts = new Map<string, number>();
  #taken = 0;
  #failing = 0;

  constructor(limits: PlaceLimits = PLACE_LIMITS) {
    this.#limits = limits;
  }

  /** The number of attempts under way. */
  get taken(): number {
    return this.#taken;
  }

  /** Returns how many more attempts the webhook may begin now. */
  freeFor({ webhookId, accountId, isFailing }: Lane): number {
    const { account, all, failing } = this.#limits;
    const { taken, window } = this.#endpoints.get(webhookId) ?? { taken: 0, window: 1 };
    const rooms = [
      (isFailing ? 1 : window) - taken,
      account - (this.#accounts.get(accountId) ?? 0),
      all - this.#taken,
      ...(isFailing ? [failing - this.#failing] : []),
    ];
    return Math.max(0, Math.min(...rooms));
  }

  /** Whether the webhook itself holds as many places as it may. Otherwise only the other limits are in its way. */
  isFull({ webhookId, isFailing }: Lane): boolean {
    const { taken, window } = this.#endpoints.get(webhookId) ?? { taken: 0, window: 1 };
    return taken >= (isFailing ? 1 : window);
  }

  /** Takes places, and returns the function that gives one of them back. */
  take({ webhookId, accountId, isFailing }: Lane, count: number): () => void {
    this.#change(webhookId, accountId, count);
    if (isFailing) this.#failing += count;
    return () => {
      this.#change(webhookId, accountId, -1);
      if (isFailing) this.#failing--;
    };
  }

  /** Notes how an attempt ended. */
  note(webhookId: string, hasArrived: boolean): void {
    const held = this.#endpoints.get(webhookId);
    if (held !== undefined) held.window = hasArrived ? Math.min(this.#limits.endpoint, held.window * 2) : 1;
  }

  #change(webhookId: string, accountId: string, by: number): void {
    const held = this.#endpoints.get(webhookId) ?? { taken: 0, window: 1 };
    held.taken += by;
    this.#endpoints.set(webhookId, held);
    const ofAccount = (this.#accounts.get(accountId) ?? 0) + by;
    if (ofAccount === 0) this.#accounts.delete(accountId);
    else this.#accounts.set(accountId, ofAccount);
    this.#taken += by;
  }

  /** Forgets webhooks without attempts under way. Their next attempt is a single one again. */
  forgetIdle(): void {
    for (const [webhookId, { taken }] of this.#endpoints) if (taken === 0) this.#endpoints.delete(webhookId);
  }
}
