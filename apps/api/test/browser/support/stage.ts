import { Chatelaine } from '@chatelaine/sdk';
import { openBrowser } from '@chatelaine/tools/browser/chromium';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { runAdmin } from '../../../src/admin.ts';
import type { DemoFile } from '../../../src/demo-world.ts';
import { createLog } from '../../../src/platform/log.ts';
import { startServer } from '../../../src/server.ts';
import { copyWorld } from '../../database.ts';
import { type FakeClock, fakeClock } from '../../fake-clock.ts';
import { type PersonBrowser, signInAt } from '../../person-browser.ts';
import { testConfig } from '../../test-config.ts';
import { nextPort, type SeenRequests, seeRequests } from './seen-requests.ts';

type DemoClient = DemoFile['clients'][number];

/** A running Chatelaine with its demo world, a fresh browser before it, and the hands that change the situation. */
export interface Stage extends AsyncDisposable {
  baseUrl: string;
  demo: DemoFile;
  /** Direct Payment, three running numbers and a pending one. */
  bakery: DemoClient;
  /** Partner Payment, two numbers. */
  travel: DemoClient;
  /** No numbers. */
  studio: DemoClient;
  /** No partner yet, one number. */
  pharmacy: DemoClient;
  partner: Chatelaine;
  clock: FakeClock;
  context: BrowserContext;
  page: Page;
  /** What reached the server, as `POST /permission/answer`. */
  seen: SeenRequests;
  databaseUrl: string;
  admin<T>(...argv: string[]): Promise<T>;
  /** Another browser than the one on stage, without a window. */
  elsewhere(user: { email: string; password: string }): Promise<PersonBrowser>;
}

/** Where a stage stands. */
export interface StageOptions {
  /** The address that browsers know, when it is not simply our port. */
  baseUrl?: string;
  /** Makes the Chromium for a server on this port; default is the one of the test file. */
  chromium?(port: number): Promise<Browser>;
}

/** Starts a server on a database and a port of its own, and opens an empty window. */
export async function startStage({ baseUrl = '', chromium }: StageOptions = {}): Promise<Stage> {
  await using building = new AsyncDisposableStack();
  const demo = inject('demo');
  const clock = fakeClock();
  const databaseUrl = await copyWorld();
  const listening = nextPort();
  const server = await startServer(testConfig({ baseUrl, databaseUrl }), { clock, log: createLog('error') });
  building.defer(server.stop);
  const port = await listening;
  const seen = building.use(seeRequests(port));
  const own = chromium && building.use(await chromium(port));
  const context = building.use(await openBrowser(own));
  await context.route(`${demo.partnerSiteUrl}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: PARTNER_SITE }),
  );
  const page = await context.newPage();

  const reachable = `http://localhost:${port}`;
  const built = building.move();
  return {
    baseUrl: server.baseUrl,
    demo,
    ...clientsOf(demo),
    partner: new Chatelaine({ baseUrl: reachable, partnerKey: demo.partner.partnerKey, maxRetries: 0 }),
    clock,
    context,
    page,
    seen,
    databaseUrl,
    admin: <T>(...argv: string[]) => runAdmin(server.house, argv) as Promise<T>,
    elsewhere: (user) => signInAt(reachable, user),
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  };
}

// The demo partner's site is not running here; tests about what happens there bring a site of their own.
const PARTNER_SITE = '<!doctype html><html lang="en"><title>Acme Inbox</title><h1>Welcome back</h1></html>';

function clientsOf({ clients }: DemoFile) {
  const [bakery, travel, studio, pharmacy] = clients;
  if (!bakery || !travel || !studio || !pharmacy) throw new Error('The demo world has other clients now.');
  return { bakery, travel, studio, pharmacy };
}
