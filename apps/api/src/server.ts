import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { startBackground } from './background.ts';
import type { Config } from './config.ts';
import { CARRY_TIMEOUT_MS, type Carriage } from './gateway/index.ts';
import { type HouseOptions, type OpenHouse, openHouse } from './house.ts';
import { openConsentPage } from './onboarding/index.ts';
import { SecurityLog } from './person/index.ts';
import { clockWarning } from './platform/db/clock-skew.ts';
import { createFailureCount } from './platform/failure-count.ts';
import { capConnections } from './platform/http/cap-connections.ts';
import { listen } from './platform/http/listen.ts';
import { headReaderOf } from './platform/http/odd-request.ts';
import { demandHttps } from './platform/http/strict-transport.ts';
import { newRequestId } from './platform/id.ts';
import { within } from './platform/network.ts';
import { keepWarnings } from './platform/warnings.ts';
import { tellPrivateWebhooks } from './tell-private-webhooks.ts';
import { carrierOf } from './upstream/index.ts';
import { startUsageCounter } from './usage/index.ts';

// A request is here within this time or not at all: one that was judged by its headers must not be held open.
const ARRIVES_WITHIN_MS = 30_000;
const CHECKED_EVERY_MS = 5_000;
// As long as a database takes to start, or a standby to take over.
const DATABASE_WAIT_MS = 30_000;

/** A server that answers. */
export interface RunningServer {
  baseUrl: string;
  /** Where it listens, whatever address the world knows. */
  port: number;
  house: OpenHouse;
  stop(): Promise<void>;
}

/** What tests put in the place of the real thing. */
export interface ServerOptions extends HouseOptions {
  carriage?: Carriage;
}

/**
 * Starts to serve: takes the port first, so that a taken one is known before anything else happens; until the database
 * is ready every request is told to come back.
 */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const server = createServer({ requestTimeout: ARRIVES_WITHIN_MS, connectionsCheckingInterval: CHECKED_EVERY_MS });
  demandHttps(server, config.baseUrl);
  server.on('request', answerStarting);
  await listen(server, config);
  const { port } = server.address() as AddressInfo;
  const baseUrl = config.baseUrl === '' ? `http://localhost:${port}` : config.baseUrl;
  try {
    const house = await openHouse({ ...config, baseUrl }, { waitMs: DATABASE_WAIT_MS, ...options });
    const carriage = options.carriage ?? { carrierOf, timeoutMs: CARRY_TIMEOUT_MS };
    return await serve(server, { ...config, baseUrl, port }, house, carriage).catch(async (error) => {
      await house.close();
      throw error;
    });
  } catch (error) {
    server.close();
    throw error;
  }
}

async function serve(server: Server, config: Config, house: OpenHouse, carriage: Carriage): Promise<RunningServer> {
  const { pool, nodes, clock, log, identity, mailbox, mailWarning, beginWork } = house;
  const warning = await clockWarning(pool, clock);
  if (warning !== null) log.warn({}, warning);
  const { told: warnings, warn } = keepWarnings(log);
  for (const each of house.warnings) warn(each);
  if (config.baseUrl.startsWith('https:') && config.trustedProxies.length === 0) warn(NO_PROXY);
  const atStart = mailWarning();
  if (atStart !== null) log.warn({}, atStart);
  const usage = startUsageCounter(pool, clock, log);
  await nodes.join(usage);
  const securityLog = new SecurityLog({ log, beginWork });
  const isTrusted = within(config.trustedProxies);
  const onIgnored = (address: string) => {
    // Where proxies are named, a stranger may write what he wants; where none is, this is how a forgotten one shows.
    if (config.trustedProxies.length === 0) warn(FORGOTTEN_PROXY, { address });
  };
  const app = createApp({
    baseUrl: config.baseUrl,
    proxies: { isTrusted, onIgnored },
    gate: { pool, clock, usage, isLiving: () => nodes.isLiving(), requireWriting: () => nodes.requireWriting() },
    probe: house.probe,
    carriage,
    identity,
    failures: createFailureCount({ pool, clock }),
    securityLog,
    page: openConsentPage(),
    log,
    demo: config.demo ? { partnerSiteUrl: `http://localhost:${config.partnerSitePort}` } : null,
    mailbox,
    mailWarning,
    warnings,
    beginWork,
  });
  capConnections(server, { max: config.maxConnections, isTrusted, log });
  server.off('request', answerStarting);
  server.on(
    'request',
    headReaderOf(config.baseUrl, () => warn(MISSED_PATH)),
  );
  server.on('request', app);
  await startBackground(house, config);
  const webhooks = tellPrivateWebhooks(house);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= close(server)
      .then(() => webhooks.stop())
      .then(() => usage.stop())
      .then(() => nodes.leave())
      .then(() => securityLog.settle())
      .then(() => house.close());
    return stopped;
  };
  return { baseUrl: config.baseUrl, port: config.port, house, stop };
}

const NO_PROXY =
  'BASE_URL is https and TRUSTED_PROXIES is not set: name the proxy that ends TLS, else every caller has its address, and five wrong passwords shut the door to everybody.';
const FORGOTTEN_PROXY =
  'Somebody sends X-Forwarded-For or Forwarded and is not believed, because TRUSTED_PROXIES is not set: if it is your proxy, name it there, else all callers count as one.';

const MISSED_PATH =
  'A request came without the path of BASE_URL, and was refused. If your proxy takes the path off, let it pass the address on as it came.';

const GRACE_MS = 5_000;

/** Calls that are being carried may finish; connections that wait, or never finish what they began, are closed. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(timer);
}

function answerStarting(_req: unknown, res: ServerResponse): void {
  const headers = { 'retry-after': '1', 'x-refusal': 'unavailable', 'x-request-id': newRequestId() };
  res.writeHead(503, { ...STARTING_HEADERS, ...headers }).end('Starting.\n');
}

// Also of this answer a popup and a frame may be the reader: as in the consent chain.
const STARTING_HEADERS = {
  'content-type': 'text/plain',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};
