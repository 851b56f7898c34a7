import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DATA_DIR, isReadByPeople, readConfig } from './config.ts';
import { type DemoFile, ensureDemoWorld } from './demo-world.ts';
import { shownDatabase } from './platform/db/shown-database.ts';
import { describeError } from './platform/describe-error.ts';
import { gatheredLines } from './platform/gathered-lines.ts';
import { installLastResort, logNodeWarnings } from './platform/last-resort.ts';
import { createLog, type Logger, writtenAtOnce } from './platform/log.ts';
import { ConfigError } from './platform/settings/config-error.ts';
import { peoplesTerminal, programsTerminal, type Terminal } from './platform/terminal.ts';
import { runningVersion } from './platform/version.ts';
import { printToNobody, whenToldToStop } from './platform/when-told-to-stop.ts';
import { startServer } from './server.ts';
import { LOOPBACK_ALLOWED } from './warn-at-start.ts';

printToNobody();
const given = readOptions();
const config = readOrExit();
const log = createLog(config.logLevel, gatheredLines());
const terminal = terminalOf(log);
installLastResort(log);
if (!isReadByPeople()) logNodeWarnings(log);
let demo: DemoFile | null = null;

const start = new AbortController();
const starting = startServer(config, {
  log,
  signal: start.signal,
  announce: (line) => terminal.say(line),
  async seed(services) {
    if (config.demo) demo = await ensureDemoWorld(services, config);
  },
});
let site: ChildProcess | null = null;
let stopping: Promise<never> | undefined;
// The process handles signals from its beginning. A signal during the wait for the database ends that wait. After a
// later signal during the start, the server finishes its start and then stops. A second signal changes nothing.
whenToldToStop(
  (reason) => {
    start.abort();
    stopping ??= stopEverything(reason);
  },
  { untilParentEnds: given['until-parent-ends'] === true },
);

const server = await starting.catch((error: unknown) => {
  if (isGivenUp(error)) process.exit(0);
  terminal.fail([error instanceof Error ? error.message : String(error)], error);
  process.exit(1);
});
log.info(
  {
    version: runningVersion(),
    database: shownDatabase(server.services.url),
    address: server.address,
    baseUrl: server.baseUrl,
  },
  'started',
);
if (stopping === undefined) {
  site = startPartnerSite(demo);
  printWelcome(server.baseUrl, demo);
}

async function stopEverything(reason: string): Promise<never> {
  log.info({ reason, drainSeconds: config.drainSeconds }, 'stopping');
  try {
    const started = await starting;
    if (site?.connected) site.disconnect();
    await started.stop();
    log.info({}, 'stopped');
  } catch (error) {
    if (isGivenUp(error)) process.exit(0);
    // Something could not be stopped, for example because the database does not answer any more. All other parts of the
    // server are stopped, so the process ends now.
    log.error(describeError(error), 'not everything could be stopped');
    process.exit(1);
  }
  process.exit(0);
}

// Whether the start ended because a signal came while the process waited for its database. In this case the server was
// not started, so nothing has to be stopped.
function isGivenUp(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function readOptions() {
  // A second server on this machine and our own tests use `data-dir`. `npm start` passes `until-parent-ends`.
  const options = { 'data-dir': { type: 'string' }, 'until-parent-ends': { type: 'boolean' } } as const;
  return parseArgs({ options }).values;
}

function readOrExit() {
  try {
    return readConfig(undefined, given['data-dir']);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    terminalOf(createLog('info', writtenAtOnce())).fail(error.sentences);
    process.exit(1);
  }
}

function terminalOf(lines: Logger): Terminal {
  return isReadByPeople() ? peoplesTerminal : programsTerminal(lines);
}

// The example site runs in its own process, like a real partner's backend. The process of the site ends when its
// channel to this process closes, so the site always ends together with this process.
function startPartnerSite(world: DemoFile | null): ChildProcess | null {
  if (world === null) return null;
  const file = fileURLToPath(import.meta.resolve('../../../examples/partner-site/src/server.ts'));
  const { partnerKey } = world.partner;
  const env = {
    PORT: String(config.partnerSitePort),
    CHATELAINE_URL: server.baseUrl,
    CHATELAINE_PARTNER_KEY: partnerKey,
  };
  return fork(file, { env });
}

function printWelcome(baseUrl: string, world: DemoFile | null): void {
  const loopback = config.production ? [] : [LOOPBACK_ALLOWED];
  const lines = [
    `Chatelaine is ready: ${baseUrl}`,
    ...welcome(baseUrl, world),
    ...loopback,
    'Ctrl-C stops everything.',
  ];
  terminal.say(['', ...lines, ''].join('\n'));
}

function welcome(baseUrl: string, world: DemoFile | null): string[] {
  if (world === null) {
    return [
      `Partner Hub: ${baseUrl}/partner   Client Hub: ${baseUrl}/client`,
      'To add the first owner of an account: npm run admin -- person add. It prints a link to set the password.',
    ];
  }
  const [client] = world.clients;
  const file = `${config.dataDir}/demo.json`;
  const more = config.dataDir === DATA_DIR ? '' : ` -- --demo-file ${file}`;
  const signIn = (user: { email: string; password: string } | undefined) =>
    `  e-mail ${user?.email}   password ${user?.password}`;
  return [
    `Client Hub: ${baseUrl}/client`,
    signIn(client?.user),
    `Partner Hub: ${baseUrl}/partner`,
    signIn(world.partner.user),
    `Example: ${world.partnerSiteUrl} is a partner's site. Press its button, then sign in as the client.`,
    `All demo accounts are in ${file}. "npm run demo${more}" plays the whole story in a second terminal.`,
  ];
}
