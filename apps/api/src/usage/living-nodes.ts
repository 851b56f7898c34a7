import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Refusal } from '../platform/refusal.ts';
import type { UsageCounter } from './usage-counter.ts';

/**
 * The lease of a server, in seconds. A server that has sent no heartbeat for this time counts as dead, and no other
 * server waits for it.
 */
const LEASE_S = 10;
/** The longest wait for the other servers, in milliseconds. */
const WAIT_MS = 2_000;
const LOOK_MS = 50;
/**
 * The time in milliseconds after which a server looks again whether other servers wait for it. At every fourth look,
 * the server sends a heartbeat.
 */
const BEAT_MS = 500;
const BEATS = 4;

/**
 * The servers of one database that count calls in memory. Each server sends a heartbeat every two seconds, which renews
 * the lease in its row. Before a key gets its first limit, all these servers write their counts. The server that sets
 * the limit waits for all servers whose lease has not expired.
 */
export class LivingNodes {
  readonly #pool: Pool;
  readonly #probe: Pool;
  #counter: UsageCounter | null = null;
  #livesUntil = 0;
  #isWriting = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param probe a connection that never waits for other work. */
  constructor(pool: Pool, probe: Pool) {
    this.#pool = pool;
    this.#probe = probe;
  }

  /** Adds this server to the list of living servers. Call this method before the server counts its first call. */
  async join(counter: UsageCounter): Promise<void> {
    this.#counter = counter;
    await this.#sayThatItLives(counter.id);
    this.#beat(1);
  }

  /**
   * Whether the lease of this server is valid. While it is valid, other servers wait for the counts of this server.
   * Without a valid lease, this server must count each call in the database.
   */
  isLiving(): boolean {
    return performance.now() < this.#livesUntil;
  }

  /**
   * Checks that the database takes changes. Each heartbeat is a change, so after a successful heartbeat nothing more is
   * needed. When the last heartbeat failed, or the lease has expired, this method sends another heartbeat.
   *
   * @throws the error of the database.
   */
  async requireWriting(): Promise<void> {
    const id = this.#counter?.id;
    if (id !== undefined && !(this.#isWriting && this.isLiving())) await this.#sayThatItLives(id);
  }

  /**
   * Removes this server from the list of living servers. Call this method when the server has written all its counts.
   */
  async leave(): Promise<void> {
    clearTimeout(this.#timer);
    const id = this.#counter?.id;
    this.#counter = null;
    this.#livesUntil = 0;
    // If the database does not answer this statement, the lease of this server expires by itself.
    if (id !== undefined) await this.#probe.query(LEAVE, [id]).catch(() => {});
  }

  /**
   * Makes every living server write the calls that it counted, including the calls that are under way now.
   *
   * @throws {Refusal} `unavailable` when a server does not confirm in time.
   */
  async settle(): Promise<void> {
    const { rows } = await this.#pool.query<{ id: string; asked: number }>(ASK);
    const asked = [rows.map(({ id }) => id), rows.map(({ asked }) => asked)];
    const deadline = performance.now() + WAIT_MS;
    void this.#answer();
    for (;;) {
      const waiting = await this.#pool.query<{ id: string }>(WAITING, asked);
      if (waiting.rows.length === 0) return;
      if (performance.now() > deadline)
        throw new Refusal('unavailable', `not settled: ${waiting.rows.map(({ id }) => id).join(', ')}`);
      await wait(LOOK_MS);
    }
  }

  #beat(number: number): void {
    this.#timer = setTimeout(async () => {
      const id = this.#counter?.id;
      if (id === undefined) return;
      // At every fourth look a heartbeat is sent. A failed heartbeat is therefore repeated four looks later. If all
      // heartbeats fail, the lease expires.
      if (number % BEATS === 0) await this.#sayThatItLives(id).catch(() => {});
      await this.#answer();
      if (this.#counter !== null) this.#beat(number + 1);
    }, BEAT_MS).unref();
  }

  async #sayThatItLives(id: string): Promise<void> {
    const at = performance.now();
    try {
      await this.#probe.query(LIVE, [id]);
      this.#isWriting = true;
    } catch (error) {
      this.#isWriting = false;
      throw error;
    }
    this.#livesUntil = at + LEASE_S * 1000;
  }

  // Answers the question of another server whether this server has written its counts. The question is read first, and
  // the counts are written after that. So all calls that were counted before the question are written before the
  // answer.
  async #answer(): Promise<void> {
    const counter = this.#counter;
    if (counter === null) return;
    try {
      const { rows } = await this.#probe.query<{ asked: number }>(ASKED, [counter.id]);
      const [question] = rows;
      if (question !== undefined && (await counter.settle()))
        await this.#probe.query(ANSWER, [counter.id, question.asked]);
    } catch {
      // The database does not answer. The server that asked uses the same database, so it gets the same error.
    }
  }
}

const LIVE = `
  insert into platform.usage_writer as w (id, batch, written_at, seen_at) values ($1, 0, now(), now())
  on conflict (id) do update set seen_at = excluded.seen_at`;
const LEAVE = 'update platform.usage_writer set seen_at = null where id = $1';
const ASK = `
  update platform.usage_writer set asked = asked + 1 where seen_at > now() - interval '${LEASE_S} seconds'
  returning id, asked`;
const ASKED = 'select asked from platform.usage_writer where id = $1 and answered < asked';
const ANSWER = 'update platform.usage_writer set answered = greatest(answered, $2) where id = $1';
const WAITING = `
  select id from platform.usage_writer w join unnest($1::text[], $2::int[]) as a(id, asked) using (id)
  where answered < a.asked and w.seen_at > now() - interval '${LEASE_S} seconds'`;
