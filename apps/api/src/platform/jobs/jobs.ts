import type { SqlEntityManager } from '@mikro-orm/postgresql';

/**
 * The content of a job: a small amount of plain data. A table stores it until the job is done, so it must never have a
 * secret.
 */
export type JobData = Record<string, unknown>;

/**
 * Work that waits in the database until a node does it. Each job runs at least once. A job that fails is tried again
 * for two days, with longer and longer pauses. A job is also repeated after a crash, so some jobs run twice.
 */
export interface Jobs {
  /**
   * A description of the library's tables and our queues. When this description differs from the description at the
   * last start, call `open` while the database lock is held.
   */
  readonly tables: string;
  /** Makes or updates tables and queues, and accepts new jobs from then on. Call it before any other method. */
  open(): Promise<void>;
  /** Adds jobs in the transaction of the entity manager. The jobs exist only when this transaction has committed. */
  enqueue(em: SqlEntityManager, queue: string, jobs: readonly JobData[]): Promise<void>;
  /** Sets the function that does a queue's jobs on this node, one after another. Only a job that throws is repeated. */
  work(queue: string, run: (job: JobData) => Promise<void>): void;
  /**
   * Sets the function that does up to a hundred waiting jobs of a queue together. When the function throws, all these
   * jobs are repeated.
   */
  workTogether(queue: string, run: (jobs: JobData[]) => Promise<void>): void;
  /** Runs a function at the times of a cron expression (UTC, five fields), each time on one node only. */
  every(queue: string, cron: string, run: () => Promise<void>): void;
  /** Begins to run jobs on this node, with the functions that the three methods above have set. */
  start(): Promise<void>;
  /** Takes no further jobs, and waits up to twenty seconds for the running jobs. */
  stop(): Promise<void>;
}
