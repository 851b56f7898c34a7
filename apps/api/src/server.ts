import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openKeyLookUp } from './api-key/index.ts';
import { createFront } from './app.ts';
import { startBackground } from './background.ts';
import type { Config } from './config.ts';
import { CARRY_TIMEOUT_MS, type Carriers } from './door/messaging/carry.ts';
import { openHubPage } from './door/pages/hub-page.ts';
import type { LiveEvents, WatcherLimits } from './event/index.ts';
import type { Gate, Held } from './gate/index.ts';
import { startCallKeeper } from './kept-call/index.ts';
import { startCarriedStore, startOutbox } from './message/index.ts';
import { openConsentPage } from './onboarding/index.ts';
import { openStreams } from './open-streams.ts';
import { ForgottenPasswords, SecurityLog } from './person/index.ts';
import { createFailureCount } from './platform/failure-count.ts';
import { answerUpgrades } from './platform/http/answer-upgrades.ts';
import { capConnections } from './platform/http/cap-connections.ts';
import { Drain } from './platform/http/drain.ts';
import { knownProxies } from './platform/http/known-proxies.ts';
import { listen } from './platform/http/listen.ts';
import { headReaderOf } from './platform/http/odd-request.ts';
import { endStarting, openServer } from './platform/http/open-server.ts';
import { demandHttps } from './platform/http/strict-transport.ts';
import type { Pass } from './platform/pass.ts';
import { type OpenServices, openServices, type ServicesOptions } from './services.ts';
import type { LiveFeed } from './session-event/index.ts';
import { tellPrivateWebhooks } from './tell-private-webhooks.ts';
import { carrierOf } from './upstream/index.ts';
import { startUsageCounter, type UsageCounter } from './usage/index.ts';
import { warnAtStart } from './warn-at-start.ts';
import { startDeliveries } from './webhook/index.ts';

// The longest wait for the database at the start. A database needs some time to start, and a standby needs some time to
// become the primary.
const DATABASE_WAIT_MS = 30_000;

/** A server that answers requests. */
export interface RunningServer {
  baseUrl: string;
  /** The port on which the server listens. This port may differ from the port of the server's public address. */
  port: number;
  /**
   * The network address and the port on which the server listens, in a form for people, for example `127.0.0.1:8082`.
   */
  address: string;
  services: OpenServices;
  live: LiveEvents<Held>;
  feed: LiveFeed<Held>;
  stop(): Promise<void>;
}

interface Doors extends Pick<ServerOptions, 'livePass' | 'feedLimits' | 'outboxPass' | 'deliveriesPass'> {
  server: Server;
  drain: Drain;
  carriers: Carriers;
}

type Serving = Omit<RunningServer, 'port' | 'address'>;

/** Options with which tests replace parts of the server. */
export interface ServerOptions extends ServicesOptions {
  carriers?: Carriers;
  passing?: Pass;
  /** Waits between two looks for new events. */
  livePass?: Pass;
  /** Replaces limits for open streams of events of numbers. */
  feedLimits?: Partial<WatcherLimits>;
  /** Waits between two looks for queued messages. */
  outboxPass?: Pass;
  /** Waits between two looks for events of webhooks. */
  deliveriesPass?: Pass;
}

/**
 * Starts a server. It opens the port first, so that a port that is already in use is reported before anything else
 * happens. Outside production, the port then stays open, and every request gets the answer to try again later until the
 * database is ready. In production, a proxy sends calls as soon as the port is open. So the server closes the port
 * after this test, and opens it again when everything is ready.
 */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const server = openServer();
  demandHttps(server, config.baseUrl);
  await listen(server, config);
  const { port, address, family } = server.address() as AddressInfo;
  const place = { port, address: `${family === 'IPv6' ? `[${address}]` : address}:${port}` };
  const baseUrl = config.baseUrl === '' ? `http://localhost:${port}` : config.baseUrl;
  const isLate = config.production && config.port !== 0;
  if (isLate) await new Promise((resolve) => server.close(resolve));
  try {
    const services = await openServices({ ...config, baseUrl }, { waitMs: DATABASE_WAIT_MS, ...options });
    const carriers = options.carriers ?? { carrierOf, timeoutMs: CARRY_TIMEOUT_MS };
    const drain = new Drain(server, drainTimes(config), options.passing);
    const running = await serve({ ...options, server, drain, carriers }, { ...config, baseUrl, port }, services).catch(
      async (error) => {
        await services.close();
        throw error;
      },
    );
    if (isLate) {
      await listen(server, config).catch(async (error) => {
        await running.stop();
        throw error;
      });
    }
    return { ...running, ...place };
  } catch (error) {
    server.close();
    throw error;
  }
}

async function serve(doors: Doors, config: Config, services: OpenServices): Promise<Serving> {
  const { server, drain, carriers, livePass, feedLimits, outboxPass, deliveriesPass } = doors;
  const { pool, nodes, clock, log, identity, mailbox, mailWarning, beginWork } = services;
  const { told: warnings, warn } = await warnAtStart(services, config);
  const usage = startUsageCounter(pool, clock, log);
  await nodes.join(usage);
  const calls = startCallKeeper({ pool, clock, log, sample: config.callsSample });
  const [carried, people] = [startCarriedStore({ beginWork, log }), openPeople(services)];
  const proxies = knownProxies(config.trustedProxies, warn);
  const gate = gateOf(services, usage);
  const { maxConnections } = config;
  const streams = openStreams(services, { gate, proxies, maxConnections, pass: livePass, feedLimits });
  const { live, feed, realtime } = streams;
  drain.closing.addEventListener('abort', () => void streams.stop());
  const front = createFront({
    isDraining: () => drain.hasBegun,
    baseUrl: config.baseUrl,
    ...{ proxies, gate, live, feed, carriers, calls, identity },
    probe: services.probe,
    carried,
    ...people,
    ...pagesOf(config),
    log,
    demo: config.demo ? { partnerSiteUrl: `http://localhost:${config.partnerSitePort}` } : null,
    mailbox,
    mailWarning,
    warnings,
    beginWork,
  });
  capConnections(server, { max: maxConnections, isTrusted: proxies.isTrusted, log });
  endStarting(server);
  const readHead = headReaderOf(config.baseUrl, () => warn(MISSED_PATH));
  server.on('request', readHead);
  server.on('request', front);
  answerUpgrades(server, readHead, (...upgrade) => realtime.upgrade(...upgrade));
  await startBackground(services, config);
  const outbox = startOutbox({ ...services, pass: outboxPass });
  const deliveries = startDeliveries({ ...services, pass: deliveriesPass, drainMs: drainTimes(config).callsMs });
  drain.closing.addEventListener('abort', () => void deliveries.stop());
  const webhooks = tellPrivateWebhooks(services);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= drain
      .run()
      .then(() => streams.stop())
      .then(() => Promise.all([webhooks.stop(), outbox.stop(), deliveries.stop()]))
      .then(() => Promise.all([usage.stop(), calls.stop(), carried.stop()]))
      .then(() => nodes.leave())
      .then(() => Promise.all([people.securityLog.settle(), people.forgotten.settle()]))
      .then(() => services.close());
    return stopped;
  };
  return { baseUrl: config.baseUrl, services, live, feed, stop };
}

const MISSED_PATH =
  'A request came without the path of BASE_URL, and was refused. If your proxy removes the path, let it pass on the address unchanged.';

// At a stop, calls that are under way get as much time as the longest call may take. Without a notice period, these
// calls get less time, because a person is probably waiting at a terminal.
const drainTimes = ({ drainSeconds }: Config) => ({
  noticeMs: drainSeconds * 1_000,
  callsMs: drainSeconds > 0 ? CARRY_TIMEOUT_MS : 5_000,
});

/**
 * Makes the gate. The gate looks keys up on separate connections. It asks `nodes` whether other servers wait for the
 * counts of this server.
 */
const gateOf = ({ pool, lookUps, clock, nodes }: OpenServices, usage: UsageCounter): Gate => ({
  findKey: openKeyLookUp(lookUps),
  pool,
  clock,
  usage,
  isLiving: () => nodes.isLiving(),
  requireWriting: () => nodes.requireWriting(),
});

const pagesOf = ({ supportUrl }: Config) => ({ page: openConsentPage(), hub: openHubPage(), supportUrl });

/** Opens the services that people who sign in need, and that work in the background. */
function openPeople({ log, pool, clock, beginWork }: OpenServices) {
  const failures = createFailureCount({ pool, clock });
  const securityLog = new SecurityLog({ log, beginWork });
  return { failures, securityLog, forgotten: new ForgottenPasswords({ log, failures, beginWork }) };
}
