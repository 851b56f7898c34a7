import path from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg, { type Pool } from 'pg';
import { LOOK_UP_CONNECTIONS } from './api-key/index.ts';
import type { Config } from './config.ts';
import { ENTITIES } from './entities.ts';
import { NOTICE_QUEUES, watchEvents } from './notice/index.ts';
import { OLD_PLATFORM_SECRETS, PLATFORM_SECRETS } from './partner/index.ts';
import { AUTHENTICATOR_SECRETS, Identity } from './person/index.ts';
import { createChallenges } from './platform/challenges.ts';
import { ClientPlaces, placesOfClient } from './platform/client-places.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { awaitDatabase, type Waiting } from './platform/db/await-database.ts';
import { connectionOptions, type Database, openAddress } from './platform/db/database.ts';
import { startEmbedded } from './platform/db/embedded/start-embedded.ts';
import { checkEncryptionKey } from './platform/db/encryption-check.ts';
import { endPool } from './platform/db/end-pool.ts';
import { requireRights } from './platform/db/find-rights.ts';
import { lookAtDatabase } from './platform/db/look-at-database.ts';
import { migrate } from './platform/db/migrate.ts';
import { openOrm } from './platform/db/orm.ts';
import { openPool } from './platform/db/pool.ts';
import { isStamped, stampOf, writeStamp } from './platform/db/schema-stamp.ts';
import { shownDatabase } from './platform/db/shown-database.ts';
import { withDatabaseLock } from './platform/db/with-lock.ts';
import { newRequestId } from './platform/id.ts';
import { DatabaseJobs } from './platform/jobs/database-jobs.ts';
import type { Jobs } from './platform/jobs/jobs.ts';
import { createLog, type Logger } from './platform/log.ts';
import type { Mailbox } from './platform/mail/mailbox.ts';
import { openMailer } from './platform/mail/open-mailer.ts';
import { openOutsideClient } from './platform/outside/outside-client.ts';
import { type Resolver, systemResolver } from './platform/outside/resolver.ts';
import { createSealer, type Sealer } from './platform/seal.ts';
import { ConfigError } from './platform/settings/config-error.ts';
import { Wake } from './platform/wake.ts';
import { beginWork, type Origin, type Work } from './platform/work.ts';
import { LivingNodes } from './usage/index.ts';
import { SEALED_OF_WEBHOOKS } from './webhook/index.ts';

/** The open and migrated database, and the services that use it. The doors use these services. */
export interface OpenServices {
  url: string;
  /** Warnings for the operator about the database, one sentence each. */
  warnings: readonly string[];
  orm: MikroORM;
  /** The address of the database without a pooler. It is an address with a pooler when the settings name no other. */
  direct: Database;
  pool: Pool;
  /** Connections only for the look-up of keys, so that other work that waits for a lock cannot delay the look-up. */
  lookUps: Pool;
  /** A connection only for health checks and heartbeats, so that a busy pool does not look like a failure. */
  probe: Pool;
  identity: Identity;
  log: Logger;
  clock: Clock;
  /** The servers that count calls. A process joins these servers when it begins to answer requests. */
  nodes: LivingNodes;
  /** The jobs in the database. A process runs these jobs only when it also answers requests. */
  jobs: Jobs;
  /** Wakes the loop that carries queued messages. */
  outboxWake: Wake;
  /** Wakes the loop that delivers the events of webhooks. */
  deliveriesWake: Wake;
  /** The mailbox during development. Null when mail is really sent, or cannot be sent. */
  mailbox: Mailbox | null;
  /** Says why no mail can be sent at the moment. Null while mail can be sent. */
  mailWarning(): string | null;
  beginWork(origin?: Origin): Work;
  close(): Promise<void>;
}

/** The columns with encrypted values. Every start checks that ENCRYPTION_KEY decrypts these values. */
const SEALED = [PLATFORM_SECRETS, OLD_PLATFORM_SECRETS, ...SEALED_OF_WEBHOOKS, AUTHENTICATOR_SECRETS];

/** The queue of the daily job that deletes rows that need not be kept longer. */
export const DAILY_QUEUE = 'daily';

export interface ServicesOptions {
  clock?: Clock;
  log?: Logger;
  /** Gets one line for every mail that a developer can read at /mailbox. */
  announce?(line: string): void;
  /** The number of seconds between two look-ups for new jobs. */
  pollSeconds?: number;
  /** Looks up host names. */
  resolver?: Resolver;
  /** Whether an empty database is refused and not filled, because it is probably the wrong database. */
  mustExist?: boolean;
  /** The longest wait for a database that does not answer yet, in milliseconds. By default there is no wait. */
  waitMs?: number;
  /** Ends the wait for the database. */
  signal?: AbortSignal;
  /** Runs when the tables exist, while no other process migrates or seeds. */
  seed?(services: OpenServices): Promise<void>;
}

/** Opens the database and brings its tables up to date. When no database is configured, it uses the embedded one. */
export async function openServices(config: Config, options: ServicesOptions = {}): Promise<OpenServices> {
  const { clock = systemClock, log = createLog('warn'), announce = () => {}, pollSeconds, seed } = options;
  const { embedded, url, database, direct, look, orm, pool, lookUps, probe } = await openDatabase(config, {
    ...options,
    log,
  });
  const nodes = new LivingNodes(pool, probe);
  const identity = new Identity({ pool, baseUrl: config.baseUrl, secret: config.authSecret, clock });
  const { mailer, mailbox, warning: mailWarning } = openMailer({ ...config, clock, log, announce });
  const queues = [...NOTICE_QUEUES, DAILY_QUEUE];
  const jobs = new DatabaseJobs({ database: direct, max: config.connections.jobs, log, queues, pollSeconds });
  const sealer = createSealer(config.encryptionKey);
  const [outboxWake, deliveriesWake] = [new Wake(), new Wake()];
  const reach = reachOf(config, options);
  const shared = {
    ...{ baseUrl: config.baseUrl, production: config.production, supportUrl: config.supportUrl },
    ...{ clock, sealer, mailer, challenges: createChallenges(config.authSecret) },
    ...reach,
    ...{ aside: pool, clientPlaces: new ClientPlaces(placesOfClient(config.connections.changes)) },
    ...{ outboxWake, deliveriesWake, settleCalls: () => nodes.settle() },
  };
  const services = {
    url,
    warnings: [] as string[],
    orm,
    direct,
    pool,
    lookUps,
    probe,
    identity,
    log,
    clock,
    nodes,
    ...{ jobs, outboxWake, deliveriesWake, mailbox, mailWarning },
    beginWork: (origin: Origin = { requestId: newRequestId(), address: null, userAgent: null }) =>
      beginWork(orm.em, shared, origin),
    async close() {
      await jobs.stop();
      await reach.outsideClient.close();
      await orm.close();
      for (const each of [pool, lookUps, probe]) await endPool(each);
      // The last process that uses the embedded database stops it, even when another process that was killed had
      // started it.
      if (embedded !== null && !(await isInUse(database))) await embedded.stop();
    },
  };
  try {
    services.warnings = await look();
    if (options.mustExist === true) await requireTables(services);
    await prepareTables(services, { direct, sealer, seed });
  } catch (error) {
    await services.close().catch(() => {});
    throw error;
  }
  // Events cause mail only after this line. The events of making the demo world were recorded earlier, so they cause no
  // mail.
  orm.em.getEventManager().registerSubscriber(watchEvents(jobs));
  return services;
}

/**
 * Waits for the database, checks that this server can work with it, and opens its pools, with or without a pooler. When
 * no database is configured, it starts the embedded one. `direct` is the address of the database without a pooler.
 */
async function openDatabase(config: Config, waiting: Waiting) {
  const { databaseUrl, dataDir, databasePooled, databaseDirectUrl, connections } = config;
  const embedded = databaseUrl === null ? await startEmbedded(path.join(dataDir, 'postgres')) : null;
  const url = databaseUrl ?? embedded?.url ?? '';
  try {
    const database = openAddress(url, databasePooled);
    const direct = databaseDirectUrl === null ? null : openAddress(databaseDirectUrl);
    await awaitDatabase(database, waiting);
    if (direct !== null) await awaitDatabase(direct, { ...waiting, setting: 'DATABASE_DIRECT_URL' });
    const orm = await openOrm(database, ENTITIES, { max: connections.changes });
    // The look-ups of keys get at most half of the gateway's connections.
    const forLookUps = Math.min(LOOK_UP_CONNECTIONS, Math.floor(connections.gateway / 2));
    const pool = openPool(database, waiting.log, { max: connections.gateway - forLookUps });
    const lookUps = openPool(database, waiting.log, { name: 'chatelaine-look-up', max: forLookUps });
    const probe = openPool(database, waiting.log, { name: 'chatelaine-probe', max: 1 });
    const look = () => lookAtDatabase(pool, databasePooled, direct);
    return { embedded, url, database, direct: direct ?? database, look, orm, pool, lookUps, probe };
  } catch (error) {
    if (embedded?.reused === false) await embedded.stop();
    throw error;
  }
}

/** Opens what reaches URLs outside: the rules for their addresses, and the client that follows these rules. */
function reachOf({ webhookAllow, production }: Config, { resolver = systemResolver }: ServicesOptions) {
  const outside = { resolver, allowed: webhookAllow, production };
  return { outside, outsideClient: openOutsideClient(outside) };
}

async function requireTables({ url, pool }: OpenServices): Promise<void> {
  const { rows } = await pool.query("select from pg_tables where schemaname = 'public' and tablename = 'api_key'");
  if (rows.length > 0) return;
  throw new ConfigError([
    `There is no Chatelaine in ${shownDatabase(url)}. Look whether DATABASE_URL is that of the server, and start the server first.`,
  ]);
}

interface Preparing {
  direct: Database;
  sealer: Sealer;
  seed: ServicesOptions['seed'];
}

/** Brings the tables up to date and seeds them, unless the stamp in the database shows that the tables are current. */
async function prepareTables(services: OpenServices, { direct, sealer, seed }: Preparing): Promise<void> {
  const { orm, pool, identity, jobs, log } = services;
  const tables = [...orm.getMetadata().getAll().values()].map(({ tableName }) => tableName);
  await requireRights(pool, 'daily', tables);
  const stamp = stampOf([identity.tables, jobs.tables]);
  if (seed === undefined && (await isStamped(pool, stamp))) {
    await checkEncryptionKey(pool, sealer, SEALED);
    return jobs.open();
  }
  const prepare = async () => {
    // The stamp is read again while the lock is held, because another node may have migrated the tables during the
    // wait.
    const isCurrent = await isStamped(pool, stamp);
    if (!isCurrent) await requireRights(pool, 'making', tables);
    if (!isCurrent) await migrate(await openOrm(direct, ENTITIES, { isPatient: true }), log);
    if (!isCurrent) await identity.migrate();
    await jobs.open();
    // ENCRYPTION_KEY is checked before any value is encrypted and before the stamp is written. When this check fails,
    // no stamp is written, so the next start checks ENCRYPTION_KEY again.
    await checkEncryptionKey(pool, sealer, SEALED);
    if (!isCurrent) await writeStamp(pool, stamp);
    await seed?.(services);
  };
  await withDatabaseLock(direct, prepare, { log });
}

async function isInUse(database: Database): Promise<boolean> {
  const client = new pg.Client(connectionOptions(database, 'admin'));
  await client.connect();
  const { rowCount } = await client.query("select from pg_stat_activity where application_name like 'chatelaine%'");
  await client.end();
  return (rowCount ?? 0) > 0;
}
