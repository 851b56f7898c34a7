import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Refusal } from '../platform/refusal.ts';
import type { UsageCounter } from './usage-counter.ts';

/** A server that did not say for so long that it lives has died: nobody waits for it. */
const LEASE_S = 10;
/** How long the others are waited for. */
const WAIT_MS = 2_000;
const LOOK_MS = 50;
/** How often a server looks whether somebody waits for it, and at every which look it says that it lives. */
const BEAT_MS = 500;
const BEATS = 4;

/**
 * The servers of one database that count calls in memory. Each says every two seconds, by a row with a lease, that it
 * lives; who sets a limit has all of them write what they counted, and waits for those whose lease runs.
 */
export class LivingNodes {
  readonly #pool: Pool;
  readonly #probe: Pool;
  #counter: UsageCounter | null = null;
  #livesUntil = 0;
  #isWriting = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param probe a connection that no work of others makes wait. */
  constructor(pool: Pool, probe: Pool) {
    this.#pool = pool;
    this.#probe = probe;
  }

  /** Makes this server one of them. Call it before its first call is counted. */
  async join(counter: UsageCounter): Promise<void> {
    this.#counter = counter;
    await this.#sayThatItLives(counter.id);
    this.#beat(1);
  }

  /** Whether the others wait for this server. While they do not, it may count nothing in memory alone. */
  isLiving(): boolean {
    return performance.now() < this.#livesUntil;
  }

  /**
   * Asks whether the database takes changes: this server writes every two seconds that it lives. Where the last try failed,
   * it tries again.
   *
   * @throws what the database said.
   */
  async requireWriting(): Promise<void> {
    const id = this.#counter?.id;
    if (id !== undefined && !(this.#isWriting && this.isLiving())) await this.#sayThatItLives(id);
  }

  /** Takes this server out. Call it when it has written all that it counted. */
  async leave(): Promise<void> {
    clearTimeout(this.#timer);
    const id = this.#counter?.id;
    this.#counter = null;
    this.#livesUntil = 0;
    // Where the database is away, the lease runs out.
    if (id !== undefined) await this.#probe.query(LEAVE, [id]).catch(() => {});
  }

  /**
   * Has every living server write the calls that it counted, those under way now among them.
   *
   * @throws {Refusal} `unavailable` when one does not say in time that it has.
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
      // What fails is tried again at the next beat; meanwhile the lease runs out.
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

  // What is written is older than the question, or as old: it was read first.
  async #answer(): Promise<void> {
    const counter = this.#counter;
    if (counter === null) return;
    try {
      const { rows } = await this.#probe.query<{ asked: number }>(ASKED, [counter.id]);
      const [question] = rows;
      if (question !== undefined && (await counter.settle()))
        await this.#probe.query(ANSWER, [counter.id, question.asked]);
    } catch {
      // The database is away: who waits is told so.
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
