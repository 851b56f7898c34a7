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

/** Something that is saved last in a transaction, right before its commit. */
export interface SavedLast {
  /** Saves all that were kept for it, once. */
  save: SaveLast;
}

/** How that is done. From here on nothing waits for a lock that others could hold for long. */
export type SaveLast = (tx: Transaction, kept: readonly SavedLast[]) => Promise<void>;

/** The work of one request within a transaction. */
export interface Transaction extends Work {
  /** What is saved last. It is gone with a savepoint that is rolled back. */
  savedLast: SavedLast[];
}

/**
 * Runs a change in one transaction; nested, it becomes a savepoint of the outer one. The flush comes with the commit, and
 * after the flush what is saved last.
 */
export async function transaction<T>(
  work: Work & Partial<Transaction>,
  change: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const savedLast: SavedLast[] = [];
  const outer = work.em.isInTransaction() ? work.savedLast : undefined;
  const done = await work.em.transactional(async (em) => {
    const tx = { ...work, em, savedLast };
    const result = await change(tx);
    if (outer === undefined) await saveLast(tx);
    return result;
  });
  for (const each of savedLast) outer?.push(each);
  return done;
}

async function saveLast(tx: Transaction): Promise<void> {
  if (tx.savedLast.length === 0) return;
  // The flush writes all changes, and so locks their rows, before the last save begins.
  await tx.em.flush();
  for (const [save, kept] of Map.groupBy(tx.savedLast, (each) => each.save)) await save(tx, kept);
}

declare const locked: unique symbol;

/** The kinds of rows that a transaction can lock, so that no other change comes in between. */
export type Lockable = 'account' | 'channel' | 'permission' | 'key';

/**
 * A transaction that holds the locks on the rows of these kinds. A function with a parameter of this type cannot be
 * called without the locks, because only locking functions such as `lockAccount`, `lockChannels`, `lockOpenEpisode` and
 * `lockKey` return this type.
 */
export type Locked<What extends Lockable> = Transaction & { readonly [locked]: { readonly [Each in What]: true } };

/**
 * Reads the clock again, after the locks are held. A request that waited for a lock acts after the one that held it,
 * and its times must show that: an end is never earlier than the events before it.
 */
export function afterLocks<W extends Work>(work: W): W {
  return { ...work, now: work.services.clock.now() };
}

/** The same, and says what was locked. To be called right after the statement that locks, and nowhere else. */
export function lockedNow<W extends Transaction, What extends Lockable>(tx: W, ..._what: What[]): W & Locked<What> {
  return afterLocks(tx) as W & Locked<What>;
}
