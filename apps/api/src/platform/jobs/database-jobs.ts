import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { fromKysely, getConstructionPlans, type JobResult, PgBoss, type QueueOptions } from 'pg-boss';
import type { Database } from '../db/database.ts';
import { endPool } from '../db/end-pool.ts';
import type { Logger } from '../log.ts';
import { withinTime } from '../within-time.ts';
import type { JobData, Jobs } from './jobs.ts';
import { openJobsPool } from './jobs-pool.ts';

const STOP_MS = 20_000;
const DAY_S = 86_400;
const SCHEMA = 'jobs';

const QUEUE: QueueOptions = {
  retryLimit: 60,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  // When a node that runs a job sends no heartbeat for half a minute, another node gets the job.
  heartbeatSeconds: 30,
  expireInSeconds: 900,
  retentionSeconds: 14 * DAY_S,
  deleteAfterSeconds: DAY_S,
};
// The time in seconds between two look-ups for new jobs. The queues do not use the option `notify`. With `notify` the
// library looks so rarely that a retry waits half a minute.
const POLL_S = 2;

export interface JobsOptions {
  database: Database;
  /** The highest number of connections. */
  max?: number;
  log: Logger;
  /** The names of all queues. */
  queues: readonly string[];
  /** The time between two look-ups for new jobs; two seconds by default. */
  pollSeconds?: number | undefined;
}

/** Jobs in the schema `jobs` of our database. The library pg-boss does the work, on a few separate connections. */
export class DatabaseJobs implements Jobs {
  readonly #log: Logger;
  readonly #pool: Pool;
  readonly #queues: readonly string[];
  readonly #polling: { pollingIntervalSeconds: number; burstWhenBatchFull: true };
  /**
   * The sender adds jobs, in every process. The worker runs jobs, deletes old jobs and keeps the schedule, only in a
   * server.
   */
  readonly #sender: PgBoss;
  readonly #worker: PgBoss;
  readonly #starts = new Map<string, () => Promise<unknown>>();
  #isStopping = false;

  constructor({ database, max = 3, log, queues, pollSeconds = POLL_S }: JobsOptions) {
    // Each queue asks every two seconds. So an outage is logged once, and again when a statement was answered meanwhile.
    let isWaiting = false;
    const complain = (error: Error) => {
      if (!isWaiting) log.warn({ reason: error.message }, 'background work waits');
      isWaiting = true;
    };
    const pool = openJobsPool(database, max, complain);
    const db = {
      async executeSql(text: string, values?: unknown[]) {
        const answer = await pool.query(text, values);
        isWaiting = false;
        return answer;
      },
    };
    const bossOf = (does: boolean) =>
      new PgBoss({ db, schema: SCHEMA, migrate: !does, supervise: does, schedule: does }).on('error', complain);
    this.#log = log;
    this.#pool = pool;
    this.#queues = queues;
    this.#polling = { pollingIntervalSeconds: pollSeconds, burstWhenBatchFull: true };
    this.#sender = bossOf(false);
    this.#worker = bossOf(true);
  }

  get tables(): string {
    return JSON.stringify([getConstructionPlans(SCHEMA), this.#queues, QUEUE]);
  }

  // The library makes its schema when the schema is missing, but it does not make our queues. After a restore of the
  // database, queues may be missing. Then every change that adds a job would fail, so this method makes them.
  async open(): Promise<void> {
    await this.#sender.start();
    const there = new Set((await this.#sender.getQueues([...this.#queues])).map(({ name }) => name));
    for (const name of this.#queues) if (!there.has(name)) await this.#sender.createQueue(name, QUEUE);
  }

  async enqueue(em: SqlEntityManager, queue: string, jobs: readonly JobData[]): Promise<void> {
    if (jobs.length === 0) return;
    const rows = jobs.map((data) => ({ data }));
    await this.#sender.insert(queue, rows, { db: fromKysely(em.getKysely()) });
  }

  work(queue: string, run: (job: JobData) => Promise<void>): void {
    const options = { ...this.#polling, batchSize: 20, perJobResults: true } as const;
    const runAll = async (jobs: { id: string; data: JobData }[]) => {
      const results: JobResult[] = [];
      for (const { id, data } of jobs) results.push(await this.#settle(id, () => run(data)));
      return results;
    };
    this.#starts.set(queue, () => this.#worker.work<JobData>(queue, options, runAll));
  }

  workTogether(queue: string, run: (jobs: JobData[]) => Promise<void>): void {
    const options = { ...this.#polling, batchSize: 100 };
    const runAll = (jobs: { data: JobData }[]) => run(jobs.map(({ data }) => data));
    this.#starts.set(queue, () => this.#worker.work<JobData>(queue, options, runAll));
  }

  every(queue: string, cron: string, run: () => Promise<void>): void {
    this.#starts.set(queue, async () => {
      await this.#worker.schedule(queue, cron);
      await this.#worker.work(queue, this.#polling, run);
    });
  }

  async start(): Promise<void> {
    await this.#worker.start();
    for (const begin of this.#starts.values()) await begin();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const queues = [...this.#starts.keys()];
    await withinTime(Promise.all(queues.map((queue) => this.#worker.offWork(queue, { wait: true }))), STOP_MS);
    // A job that is still running goes back to its queue. Then another node runs the job, or this node runs it after
    // its next start.
    await this.#worker.stop({ graceful: false });
    await this.#sender.stop({ graceful: false });
    await endPool(this.#pool);
  }

  async #settle(id: string, run: () => Promise<void>): Promise<JobResult> {
    if (this.#isStopping) return { id, status: 'failed', output: { reason: 'this node stops' } };
    try {
      await run();
      return { id, status: 'completed' };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      this.#log.warn({ reason }, 'a job failed and will be tried again');
      return { id, status: 'failed', output: { reason } };
    }
  }
}
