import { type ApiKeyId, type ChannelId, KEPT_CALLS_PER_HOUR, type KeyKind } from '@chatelaine/shared';
import { accountOfKey } from '../api-key/index.ts';
import type { AnsweredCall } from './answered-call.ts';

/** A call that waits in memory, with its time. */
export interface WaitingCall extends Pick<AnsweredCall, 'door' | 'operation' | 'outcome' | 'status'> {
  at: Date;
  requestId: string;
  address: string | null;
}

/** The calls of one key and hour that wait in memory: only refused calls, or only accepted calls. */
export interface WaitingHour {
  apiKeyId: ApiKeyId;
  hour: Date;
  isRefused: boolean;
  accountId: string;
  keyKind: KeyKind;
  channelId: ChannelId | null;
  calls: WaitingCall[];
  /** The number of further calls, which are only counted. */
  dropped: number;
}

const HOUR_MS = 3_600_000;

/** The calls that are not written yet. Their number is bounded. */
export class WaitingCalls {
  readonly #hours = new Map<string, WaitingHour>();
  readonly #most: number;
  #size = 0;

  /** @param most the highest number of calls, and of different hours. A call takes about 300 bytes. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The number of calls that wait with all their facts. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds a call. When there are enough calls of its key and hour, the call is only counted. Returns false when memory
   * is full, so that the call is only counted, or not even counted.
   */
  add({ key, origin, outcome, ...call }: AnsweredCall, at: Date): boolean {
    const start = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
    const isRefused = outcome !== 'ok';
    const id = `${key.id} ${start} ${isRefused}`;
    let hour = this.#hours.get(id);
    if (hour === undefined) {
      if (this.#hours.size >= this.#most) return false;
      hour = hourOf(key, new Date(start), isRefused);
      this.#hours.set(id, hour);
    }
    const isFull = this.#size >= this.#most;
    if (isFull || hour.calls.length >= KEPT_CALLS_PER_HOUR) {
      hour.dropped++;
      return !isFull;
    }
    // The address is cut, because a proxy may send any text, and a text that is too long for its column would make the
    // whole batch fail.
    const address = origin.address?.slice(0, 64) ?? null;
    hour.calls.push({ ...call, outcome, at, requestId: origin.requestId, address });
    this.#size++;
    return true;
  }

  /** Removes the oldest hours with at least `most` calls together, or all hours, and returns them. */
  take(most: number): WaitingHour[] {
    const taken: WaitingHour[] = [];
    let calls = 0;
    for (const [id, hour] of this.#hours) {
      if (calls >= most || taken.length >= most) break;
      this.#hours.delete(id);
      taken.push(hour);
      calls += hour.calls.length;
    }
    this.#size -= calls;
    return taken;
  }

  get isEmpty(): boolean {
    return this.#hours.size === 0;
  }
}

const hourOf = (key: AnsweredCall['key'], hour: Date, isRefused: boolean): WaitingHour => ({
  apiKeyId: key.id,
  hour,
  isRefused,
  accountId: accountOfKey(key),
  keyKind: key.kind,
  channelId: key.kind === 'channel' ? key.channel.id : null,
  calls: [],
  dropped: 0,
});
