import type { Pool } from 'pg';
import { findKeyRecords } from '../api-key/index.ts';
import type { AnsweredCall } from './answered-call.ts';

/** A call with a key in the wrong header. The server refused it before it looked the key up. */
export interface MisplacedCall extends Omit<AnsweredCall, 'key'> {
  /** The SHA-256 of the secret. */
  hash: Buffer;
  /** The id of the key, when the call sent it. */
  id: string | null;
}

/**
 * The calls whose keys are not looked up yet. Anybody can send such calls, also with invented keys. So their number is
 * small, and further calls are not kept.
 */
export class MisplacedCalls {
  readonly #most: number;
  #calls: { call: MisplacedCall; at: Date }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(call: MisplacedCall, at: Date): void {
    if (this.#calls.length < this.#most) this.#calls.push({ call, at });
  }

  /**
   * Looks up the keys of all calls in one statement, and hands over the calls with a known key.
   *
   * @throws the error of the database. The calls then wait for the next time.
   */
  async resolve(pool: Pool, found: (call: AnsweredCall, at: Date) => void): Promise<void> {
    const calls = [...this.#calls];
    if (calls.length === 0) return;
    const hashes = new Map(calls.map(({ call }) => [call.hash.toString('hex'), call.hash]));
    const keys = await findKeyRecords(pool, [...hashes.values()]);
    const keyOf = new Map([...hashes.keys()].map((hash, index) => [hash, keys[index]]));
    this.#calls = this.#calls.slice(calls.length);
    for (const { call, at } of calls) {
      const { hash, id, ...facts } = call;
      const key = keyOf.get(hash.toString('hex'));
      if (key && (id === null || id === key.id)) found({ ...facts, key }, at);
    }
  }
}
