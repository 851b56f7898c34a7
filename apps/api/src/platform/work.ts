import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Challenges } from './challenges.ts';
import type { ClientPlaces } from './client-places.ts';
import type { Clock } from './clock.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Outside } from './outside/address-problem.ts';
import type { OutsideClient } from './outside/outside-client.ts';
import type { Sealer } from './seal.ts';
import type { Wake } from './wake.ts';

/** The id of a request, and the address and the program of its caller. */
export interface Origin {
  requestId: string;
  address: string | null;
  userAgent: string | null;
}

/** Services and settings that all requests of one server share. */
export interface Services {
  baseUrl: string;
  production: boolean;
  /** The address at which people get support, `https:` or `mailto:`. Null when the operator has set none. */
  supportUrl: string | null;
  clock: Clock;
  sealer: Sealer;
  challenges: Challenges;
  mailer: Mailer;
  /** The rules for the addresses to which webhooks may lead. */
  outside: Outside;
  /** Makes all requests to the URLs of webhooks. */
  outsideClient: OutsideClient;
  /**
   * Connections outside the transaction of a request. A change on such a connection stays even when the transaction is
   * rolled back.
   */
  aside: Pool;
  /** The places of each client for work that uses the database. The sessions door gives each call a place. */
  clientPlaces: ClientPlaces;
  /**
   * Makes every living server write the calls that it counted in memory, including the calls that are under way now.
   *
   * @throws {Refusal} `unavailable` when a server does not confirm in time.
   */
  settleCalls(): Promise<void>;
  /** Wakes the loop of this server that carries queued messages and does what the sandbox has planned. */
  outboxWake: Wake;
  /** Wakes the loop of this server that delivers the events of webhooks. */
  deliveriesWake: Wake;
}

/** The work of one request: its entity manager, the time that counts as now for all its steps, and its origin. */
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

/** An entry that is saved last in a transaction, right before the commit. */
export interface SavedLast {
  /** The function that saves all entries of this kind together. */
  save: SaveLast;
  /**
   * The place of this kind among the kinds that are saved last. Every transaction saves the kinds in the same order,
   * because saving a kind may take locks. Without it, the kind comes after all kinds that have a place.
   */
  place?: keyof typeof PLACES;
}

/**
 * The order of the kinds. The events of numbers lock the feeds of their clients. The events of accounts then take the
 * one lock that all changes wait for, so a transaction that holds it waits for no feed.
 */
const PLACES = { sessionEvents: 0, events: 1 } as const;

/**
 * Saves the entries of one kind, such as events, at the end of a transaction. Saving events takes a lock that all other
 * changes wait for. So after this, the transaction must not wait for a lock that other transactions may hold for a long
 * time.
 */
export type SaveLast = (tx: Transaction, kept: readonly SavedLast[]) => Promise<void>;

/** The work of one request within a transaction. */
export interface Transaction extends Work {
  /** The entries that are saved last. When a savepoint is rolled back, its entries are dropped. */
  savedLast: SavedLast[];
}

/**
 * Runs a change in one transaction. A nested call becomes a savepoint of the outer transaction. Before the commit, the
 * changes are flushed, and then the entries of `savedLast` are saved.
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
  // The flush writes all changes to the database, which locks the changed rows. The flush comes first, because saving
  // the last entries may take a lock that all other changes wait for.
  await tx.em.flush();
  const inOrder = tx.savedLast.toSorted((one, other) => placeOf(one) - placeOf(other));
  for (const [save, kept] of Map.groupBy(inOrder, (each) => each.save)) await save(tx, kept);
}

const placeOf = ({ place }: SavedLast): number => (place === undefined ? Number.MAX_SAFE_INTEGER : PLACES[place]);

declare const locked: unique symbol;

/** The kinds of rows that a transaction can lock, so that no other transaction changes them meanwhile. */
export type Lockable = 'account' | 'channel' | 'permission' | 'key';

/**
 * A transaction that holds the locks on the rows of these kinds. A function with a parameter of this type cannot be
 * called without the locks, because only locking functions such as `lockAccount`, `lockChannels`, `lockOpenEpisode` and
 * `lockKey` return this type.
 */
export type Locked<What extends Lockable> = Transaction & { readonly [locked]: { readonly [Each in What]: true } };

/**
 * Reads the clock again, after the locks are held. A request that waited for a lock acts after the request that held
 * the lock, and its times must show that order. For example, an end must not be earlier than the events before it.
 */
export function afterLocks<W extends Work>(work: W): W {
  return { ...work, now: work.services.clock.now() };
}

/**
 * Reads the clock again, and returns a type that says which kinds of rows are locked. Call it only directly after the
 * statement that locks the rows.
 */
export function lockedNow<W extends Transaction, What extends Lockable>(tx: W, ..._what: What[]): W & Locked<What> {
  return afterLocks(tx) as W & Locked<What>;
}
