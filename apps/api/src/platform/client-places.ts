import { Places } from './places.ts';
import { Refusal } from './refusal.ts';

/** The highest number of calls of one client that wait at the same time, and the longest time that a call waits. */
const [MOST_WAITING, LONGEST_WAIT_MS] = [100, 5_000];

const CALLS = [{ of: 'calls', most: MOST_WAITING }];
const BUSY = 'Too many calls of this account are under way at this server. Wait, then try again.';
const RETRY_S = 2;

/** How a piece of work waits for a place. */
export interface PlaceOptions {
  /** Is aborted when nobody needs the work any more. It ends the wait, and not the work. */
  signal?: AbortSignal;
  /**
   * Whether the work waits as long as it must. It is for the later parts of an answer that has begun, because such an
   * answer cannot be refused any more.
   */
  isPatient?: boolean;
}

/**
 * Limits how much work of one client uses the database at the same time on one server. So the calls of one client never
 * take all connections of the pool, and the call of another client always finds one.
 */
export class ClientPlaces {
  readonly #each: number;
  /** Only clients that have work under way. */
  readonly #clients = new Map<string, Places>();

  /** @param each the highest number of pieces of work of one client at the same time. */
  constructor(each: number) {
    this.#each = each;
  }

  /**
   * Runs the work when the client has a free place. Work must not run other work of the same client within its place:
   * the two would wait for each other.
   *
   * @param work learns whether it had to wait.
   * @throws {Refusal} `rate_limited` when too many calls of the client wait, or the wait is over.
   */
  async run<T>(
    clientId: string,
    work: (hasWaited: boolean) => Promise<T>,
    { signal, isPatient = false }: PlaceOptions = {},
  ): Promise<T> {
    const places = this.#placesOf(clientId);
    const hasWaited = !places.isFree;
    const waiting = new AbortController();
    const end = () => waiting.abort();
    const timer = hasWaited && !isPatient ? setTimeout(end, LONGEST_WAIT_MS) : undefined;
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted) end();
    const begin = () => {
      clearTimeout(timer);
      return work(hasWaited);
    };
    try {
      return await places.run(BUSY, begin, { shares: isPatient ? [] : CALLS, signal: waiting.signal });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      if (places.isIdle) this.#clients.delete(clientId);
    }
  }

  #placesOf(clientId: string): Places {
    const known = this.#clients.get(clientId);
    if (known !== undefined) return known;
    const places = new Places(this.#each, Number.POSITIVE_INFINITY, refuse);
    this.#clients.set(clientId, places);
    return places;
  }
}

const refuse = (message: string): Refusal =>
  new Refusal('rate_limited', 'all places of the client are taken', { message, retryAfterS: RETRY_S });

/** Returns how many connections of a pool the calls of one client use at most: half of them. */
export const placesOfClient = (connections: number): number => Math.max(1, Math.floor(connections / 2));
