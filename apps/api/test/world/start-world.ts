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
 * A running Chatelaine with the demo world in a database of its own: its servers, everybody who calls them, the operator,
 * and a look into the tables. Its end closes and drops everything.
 */
export interface World<C extends Clock = Clock> extends People, AsyncDisposable {
  demo: DemoFile;
  /** Direct Payment, three running numbers and a pending one. */
  bakery: DemoClient;
  /** Partner Payment, two numbers. */
  travel: DemoClient;
  /** No numbers. */
  studio: DemoClient;
  /** No partner yet, one number. */
  pharmacy: DemoClient;
  /** The servers, in the order in which they were started. */
  nodes: readonly [Node, ...Node[]];
  /** Of the first server. */
  baseUrl: string;
  services: OpenServices;
  partner: Chatelaine;
  clock: C;
  databaseUrl: string;
  /** The bakery's owner decides at a new link of the partner's: exactly these channels are Shared afterwards. */
  share(channelIds: readonly string[]): Promise<unknown>;
  /** What lies in the mailboxes of all servers, newest first for each. */
  mails(): KeptMail[];
  /** Runs one command of the operator, as typed after `npm run admin --`. */
  admin<T = unknown>(...argv: string[]): Promise<T>;
  /** Reads (or, where a test says so, writes) the tables behind the servers' back. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Starts one more server over the same database. */
  addNode(): Promise<Node>;
  stop(): Promise<void>;
}

export interface WorldOptions<C extends Clock = Clock> extends Omit<ServerOptions, 'clock'> {
  /** How many servers; one unless told otherwise. */
  nodes?: number;
  clock?: C;
  /** A real mail server, to which everything is sent, instead of the mailbox. */
  mail?: boolean;
  /** A browser with an empty window. */
  browser?: boolean | WindowOptions;
  config?: Partial<Config>;
  /** A database that stays when the world ends; without it a fresh copy of the demo world, which goes. */
  databaseUrl?: string;
}

type Started<O> = (O extends { mail: true } ? { post: PostOffice } : unknown) &
  (O extends { browser: true | WindowOptions } ? Window : unknown);

/** Starts servers on ports of their own over one database. */
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
  // Where a test takes the database away, this connection goes too; the next statement says so.
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

// What drives a browser takes a second to load, and most worlds have none.
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

/** Every event that was recorded in a world, by whatever test, has the data that its type promises. */
async function requireFitting(tables: pg.Pool): Promise<void> {
  const rows = await tables.query<RecordedRow>('select id, type, data from event').then(
    (told) => told.rows,
    // The test has taken the database away.
    () => [],
  );
  const misfits = misfitsIn(rows);
  if (misfits.length > 0) throw new Error(misfits.join('\n'));
}
