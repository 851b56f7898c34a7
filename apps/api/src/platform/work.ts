import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Clock } from './clock.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Outside } from './outside/reach-problem.ts';
import type { Sealer } from './seal.ts';

/** Where a request came from, and its id. */
export interface Origin {
  requestId: string;
  address: string | null;
  userAgent: string | null;
}

/** Services and settings that all requests of one server share. */
export interface Services {
  baseUrl: string;
  production: boolean;
  clock: Clock;
  sealer: Sealer;
  mailer: Mailer;
  /** The addresses that webhooks may lead to. */
  outside: Outside;
  /**
   * Connections outside the transaction of a request. A change on one of them stays even when the request rolls back.
   */
  aside: Pool;
  /**
   * Makes every living server write the calls that it counted in memory, including those that are under way now.
   *
   * @throws {Refusal} `unavailable` when a server does not confirm in time.
   */
  settleCalls(): Promise<void>;
}

/** One request: its entity manager, its one instant, and its origin. */
export interface Work {
  em: EntityManager;
  now: Date;
  origin: Origin;
  services: Services;
}

/** Begins the work of one request. */
export function beginWork(em: EntityManager, services: Services, origin: Origin): Work {
  return { em: em.fork(), now: services.clock.now(), origin, services };
}

/**
 * Runs a change in one transaction, and flushes before the commit. Inside another transaction it becomes a savepoint.
 */
export function transaction<T>(work: Work, change: (work: Work) => Promise<T>): Promise<T> {
  return work.em.transactional((em) => change({ ...work, em }));
}

/**
 * Reads the clock again, after the locks are held. A request that waited for a lock acts after the one that held it,
 * and its times must show that: an end is never earlier than the events before it.
 */
export function afterLocks(work: Work): Work {
  return { ...work, now: work.services.clock.now() };
}
