import type { Chatelaine } from '@chatelaine/sdk';
import pg from 'pg';
import { inject } from 'vitest';
import { runAdmin } from '../../src/admin.ts';
import type { Config } from '../../src/config.ts';
import type { DemoFile } from '../../src/demo-world.ts';
import { type Clock, systemClock } from '../../src/platform/clock.ts';
import { endPool } from '../../src/platform/db/end-pool.ts';
import { createLog } from '../../src/platform/log.ts';
import type { KeptMail } from '../../src/platform/mail/mailbox.ts';
import type { ServerOptions } from '../../src/server.ts';
import type { OpenServices } from '../../src/services.ts';
import { copyWorld, dropDatabase } from './database.ts';
import { type Node, startNode } from './node.ts';
import { type People, peopleOf } from './people.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';
import { misfitsIn, type RecordedRow } from './recorded-data.ts';
import { testConfig } from './test-config.ts';
import type { Window, WindowOptions } from './window.ts';

export type DemoClient = DemoFile['clients'][number];

/**
 * A running Chatelaine with the demo world in its own database. The world has the servers, all their callers, the
 * operator, and access to the tables. The end of the world stops the servers and drops the database.
 */
export interface World<C extends Clock = Clock> extends People, AsyncDisposable {
  demo: DemoFile;
  /** A client on Direct Payment with three running numbers and a pending number. */
  bakery: DemoClient;
  /** A client on Partner Payment with two numbers. */
  travel: DemoClient;
  /** A client without numbers. */
  studio: DemoClient;
  /** A client without a partner, with one number. */
  pharmacy: DemoClient;
  /** The servers, in the order in which they were started. */
  nodes: readonly [Node, ...Node[]];
  /** The address of the first server. `services` and `partner` belong to the first server too. */
  baseUrl: string;
  services: OpenServices;
  partner: Chatelaine;
  clock: C;
  databaseUrl: string;
  /**
   * Opens a new link of the partner and answers as the bakery's owner. Afterwards exactly these channels are Shared.
   */
  share(channelIds: readonly string[]): Promise<unknown>;
  /** Returns the mails in the mailboxes of all servers. The mails of each server are sorted, the newest first. */
  mails(): KeptMail[];
  /** Runs one command of the operator. The arguments are the words after `npm run admin --`. */
  admin<T = unknown>(...argv: string[]): Promise<T>;
  /** Runs SQL on the tables without the servers. Most tests only read the tables, and some tests write them. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Starts another server with the same database. */
  addNode(): Promise<Node>;
  stop(): Promise<void>;
}

export interface WorldOptions<C extends Clock = Clock> extends Omit<ServerOptions, 'clock'> {
  /** The number of servers. The default is one. */
  nodes?: number;
  clock?: C;
  /**
   * Starts a real mail server on this machine. The servers send all mails to this mail server and keep no mail in their
   * mailboxes.
   */
  mail?: boolean;
  /** Opens a browser with an empty window. */
  browser?: boolean | WindowOptions;
  config?: Partial<Config>;
  /**
   * An existing database, which stays when the world ends. Without it the world uses a new copy of the demo world, and
   * drops the copy at its end.
   */
  databaseUrl?: string;
}

type Started<O> = (O extends { mail: true } ? { post: PostOffice } : unknown) &
  (O extends { browser: true | WindowOptions } ? Window : unknown);

/** Starts servers on their own ports with one database. */
export async function startWorld<const O extends WorldOptions>(
  options: O = {} as O,
): Promise<World<O extends { clock: infer C extends Clock } ? C : Clock> & Started<O>> {
  await using building = new AsyncDisposableStack();
  const {
    nodes: count = 1,
    clock = systemClock,
    mail,
    browser,
    config,
    databaseUrl: given,
    ...more
  }: WorldOptions = options;
  const databaseUrl = given ?? (await copyWorld());
  if (given === undefined) building.defer(() => dropDatabase(databaseUrl));
  const post = mail === true ? building.use(await openPostOffice()) : null;
  const settings = testConfig({ databaseUrl, ...(post && { smtpUrl: post.url, smtpTls: 'off' }), ...config });
  const nodes: Node[] = [];
  const addNode = async () => {
    const node = await startNode(settings, { clock, log: createLog('silent'), ...more });
    nodes.push(node);
    return node;
  };
  building.defer(async () => void (await Promise.all(nodes.map(({ stop }) => stop()))));
  while (nodes.length < count) await addNode();
  // A test can take the database away and break this connection. The error of the idle connection is ignored here,
  // because the next statement fails anyway.
  const tables = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 }).on('error', () => {});
  building.defer(() => endPool(tables));
  building.defer(() => requireFitting(tables));
  const window = browser && building.use(await openWindowAt(nodes[0]?.port ?? 0, browser === true ? {} : browser));

  const built = building.move();
  let ended: Promise<void> | undefined;
  const stop = () => (ended ??= built.disposeAsync());
  const cast = castOf(inject('demo'));
  const people = peopleOf(nodes, tables, clock);
  const doings = doingsOf(nodes, tables);
  const world: World = {
    ...cast,
    ...people,
    ...doings,
    share: async (ids) => people.as(cast.bakery.user).share((await doings.partner.onboarding.start()).url, ids),
    clock,
    databaseUrl,
    addNode,
    stop,
    [Symbol.asyncDispose]: stop,
  };
  return { ...(window && { context: window.context, page: window.page, seen: window.seen }), ...world, post } as never;
}

// The library that drives a browser takes a second to load, and most worlds have no browser.
async function openWindowAt(port: number, options: WindowOptions): Promise<Window> {
  const { openWindow } = await import('./window.ts');
  return openWindow(port, options);
}

function doingsOf(nodes: readonly Node[], tables: pg.Pool) {
  const [first] = nodes;
  if (first === undefined) throw new Error('A world has a server.');
  const { baseUrl, services, partner } = first;
  return {
    nodes: nodes as World['nodes'],
    baseUrl,
    services,
    partner,
    mails: () => nodes.flatMap((node) => [...(node.services.mailbox?.list() ?? [])]),
    admin: <T = unknown>(...argv: string[]) => runAdmin(services, argv) as Promise<T>,
    sql: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await tables.query<Row>(text, values)).rows,
  };
}

function castOf(demo: DemoFile) {
  const [bakery, travel, studio, pharmacy] = demo.clients;
  if (!bakery || !travel || !studio || !pharmacy) throw new Error('The demo world has other clients now.');
  return { demo: structuredClone(demo), bakery, travel, studio, pharmacy };
}

/** Checks that every recorded event of a world has the data that its type promises. Throws when an event does not. */
async function requireFitting(tables: pg.Pool): Promise<void> {
  const rows = await tables.query<RecordedRow>('select id, type, data from event').then(
    (told) => told.rows,
    // An error means that the test has taken the database away, so there are no events to check.
    () => [],
  );
  const misfits = misfitsIn(rows);
  if (misfits.length > 0) throw new Error(misfits.join('\n'));
}
