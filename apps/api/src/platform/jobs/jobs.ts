import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** The content of a job: small and plain. A table keeps it until the job is done. Never a secret. */
export type JobData = Record<string, unknown>;

/**
 * Work that waits in the database until a node does it. Each job is done at least once. A job that fails is tried again
 * for two days, at growing intervals. A job is also repeated after a crash, so some jobs are done twice.
 */
export interface Jobs {
  /** Describes the library's tables and our queues. When the text is new, call `open` under the database lock. */
  readonly tables: string;
  /** Makes or updates missing tables and queues, and opens them for new jobs. Call it before anything else. */
  open(): Promise<void>;
  /** Adds jobs in the entity manager's transaction: they exist when it commits. */
  enqueue(em: SqlEntityManager, queue: string, jobs: readonly JobData[]): Promise<void>;
  /** Sets the function that does a queue's jobs on this node, one after another. Only a job that throws is repeated. */
  work(queue: string, run: (job: JobData) => Promise<void>): void;
  /** Sets the function that does up to a hundred waiting jobs of a queue together. When it throws, all are repeated. */
  workTogether(queue: string, run: (jobs: JobData[]) => Promise<void>): void;
  /** Runs something at the times of a cron expression (UTC, five fields), each time on one node. */
  every(queue: string, cron: string, run: () => Promise<void>): void;
  /** Begins the work that the three methods above set up, on this node. */
  start(): Promise<void>;
  /** Takes no further jobs, and waits up to twenty seconds for the running job. */
  stop(): Promise<void>;
}
