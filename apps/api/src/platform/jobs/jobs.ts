import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** What a job is about: small and plain, written to a table until the job is done. Never a secret. */
export type JobData = Record<string, unknown>;

/**
 * Work that waits in the database until some node does it. Each job is done at least once: after a failure it comes
 * again, later and later for two days, and after a crash too, so now and then one is done twice.
 */
export interface Jobs {
  /** What the library's tables and our queues look like; where the text is new, open it under the database lock. */
  readonly tables: string;
  /** Makes or updates what is not there, and opens it for adding jobs. Call it before anything else. */
  open(): Promise<void>;
  /** Adds jobs in the entity manager's transaction: they exist when its change does. */
  enqueue(em: SqlEntityManager, queue: string, jobs: readonly JobData[]): Promise<void>;
  /** Names who does the jobs of a queue on this node, one after another; one that throws comes again alone. */
  work(queue: string, run: (job: JobData) => Promise<void>): void;
  /** The same for jobs that belong together: up to a hundred that wait; when it throws, all of them come again. */
  workTogether(queue: string, run: (jobs: JobData[]) => Promise<void>): void;
  /** Runs something at the times of a cron expression (UTC, five fields), each time on one node. */
  every(queue: string, cron: string, run: () => Promise<void>): void;
  /** Begins to do, on this node, what the three above named. */
  start(): Promise<void>;
  /** Takes no further jobs, and waits up to twenty seconds for the one that is running. */
  stop(): Promise<void>;
}
