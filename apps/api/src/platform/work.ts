import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Clock } from './clock.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Outside } from './outside/reach-problem.ts';
import type { Sealer } from './seal.ts';

/** From where and under which id a request came. */
export interface Origin {
  requestId: string;
  address: string | null;
  userAgent: string | null;
}

/** What is the same for every request of one server. */
export interface Services {
  baseUrl: string;
  production: boolean;
  clock: Clock;
  sealer: Sealer;
  mailer: Mailer;
  /** Where webhooks may lead. */
  outside: Outside;
  /** Connections outside the transaction of a request: what is written on one stays, whatever becomes of the other. */
  aside: Pool;
  /**
   * Has every living server write the calls that it counted in memory, those under way now among them.
   *
   * @throws {Refusal} `unavailable` when one does not say in time that it has.
   */
  settleCalls(): Promise<void>;
}

/** One request: its entity manager, its one instant, and where it came from. */
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

/** Runs a change in one transaction; nested, it becomes a savepoint of the outer one. The flush comes with the commit. */
export function transaction<T>(work: Work, change: (work: Work) => Promise<T>): Promise<T> {
  return work.em.transactional((em) => change({ ...work, em }));
}

/**
 * Takes the instant anew, after the locks were won. Whoever waited for a lock acts after whoever held it, and what he
 * writes must say so: an end is never earlier than what happened before it.
 */
export function afterLocks(work: Work): Work {
  return { ...work, now: work.services.clock.now() };
}
