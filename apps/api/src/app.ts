import type { ServerResponse } from 'node:http';
import path from 'node:path';
import express, { type Express } from 'express';
import type { Pool } from 'pg';
import { MESSAGING_CHALLENGE, PEOPLE_CHALLENGE } from './door/challenge.ts';
import { health } from './door/checks/health.ts';
import { livez, unlessDraining } from './door/checks/probes.ts';
import { type Front, openFront } from './door/front.ts';
import type { Carriers } from './door/messaging/carry.ts';
import { messagingDoor } from './door/messaging/door.ts';
import { messagingRefusal } from './door/messaging/refusal.ts';
import { PATHS as MESSAGING_PATHS } from './door/messaging/routes.ts';
import { onboardingRoutes, PAGE_PATHS } from './door/pages/consent.ts';
import { homePage } from './door/pages/home-page.ts';
import { hubRoutes } from './door/pages/hub.ts';
import type { HubPage } from './door/pages/hub-page.ts';
import { mailboxRoutes } from './door/pages/mailbox.ts';
import { personRoutes } from './door/pages/sign-in.ts';
import { partnerApi, plainPartnerApi } from './door/partner-api/door.ts';
import { legacyTokenRoute } from './door/partner-api/token.ts';
import { doorHeaders, refuseAs } from './door/refuse-as.ts';
import { plainSessionsDoor, sessionsDoor } from './door/sessions/door.ts';
import { procedureDoor } from './door/trpc/door.ts';
import type { LiveEvents } from './event/index.ts';
import type { Gate, Held } from './gate/index.ts';
import type { CallKeeper } from './kept-call/index.ts';
import type { CarriedStore } from './message/index.ts';
import type { ConsentPage } from './onboarding/index.ts';
import type { ForgottenPasswords, Identity, SecurityLog } from './person/index.ts';
import type { FailureCount } from './platform/failure-count.ts';
import { answerOtherMethodsOfFiles, type MethodsOfPaths, mountOtherMethods } from './platform/http/allowed-methods.ts';
import { answerError, answerNotFound } from './platform/http/answer-error.ts';
import { consentHeaders, pageHeaders } from './platform/http/consent-headers.ts';
import { leadHome } from './platform/http/lead-home.ts';
import { answerServerOptions, refuseOdd } from './platform/http/odd-request.ts';
import type { Proxies } from './platform/http/origin.ts';
import { requestStart } from './platform/http/request.ts';
import type { Logger } from './platform/log.ts';
import type { Mailbox } from './platform/mail/mailbox.ts';
import type { Origin, Work } from './platform/work.ts';
import type { LiveFeed } from './session-event/index.ts';

/** The services and settings that the doors need. */
export interface AppDeps {
  /** Whether this server is about to stop. */
  isDraining(): boolean;
  baseUrl: string;
  proxies: Proxies;
  gate: Gate;
  /** The pool whose connection only {@link health} uses. */
  probe: Pool;
  carriers: Carriers;
  carried: CarriedStore;
  calls: CallKeeper;
  identity: Identity;
  failures: FailureCount;
  securityLog: SecurityLog;
  live: LiveEvents<Held>;
  feed: LiveFeed<Held>;
  forgotten: ForgottenPasswords;
  page: ConsentPage;
  hub: HubPage;
  /** The setting SUPPORT_URL; null when it is not set. */
  supportUrl: string | null;
  log: Logger;
  demo: { partnerSiteUrl: string } | null;
  mailbox: Mailbox | null;
  /** The reason why no mail can be sent at the moment. Null while mail can be sent. */
  mailWarning(): string | null;
  /** Warnings for the operator about the settings, one sentence each. */
  warnings: readonly string[];
  beginWork(origin: Origin): Work;
}

const noSniff = (res: ServerResponse) => res.setHeader('x-content-type-options', 'nosniff');
// By default, Express redirects a request for a folder to the same URL with a slash at the end. Such a redirect would
// lack the path of BASE_URL, so the option `redirect` is off.
const STATIC = { immutable: true, maxAge: '1y', index: false, redirect: false, setHeaders: noSniff } as const;

const OWN_METHODS: MethodsOfPaths = Object.fromEntries(
  ['/', '/assets/plain.css', '/assets/icon.svg', '/healthz', '/livez', '/readyz'].map((path) => [path, ['GET']]),
);

/**
 * Makes the handler of all requests. The plain doors, which do not use Express, handle their paths first. Express
 * handles all other paths.
 */
export function createFront(deps: AppDeps): Front<Express> {
  const doors = [messagingDoor(deps), plainPartnerApi(deps), plainSessionsDoor(deps)];
  return openFront(doors, createApp(deps), deps);
}

/** Makes the Express app: all its middleware and routes, in order. */
function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(requestStart(deps.log, deps.proxies));

  // The messaging door handles its own paths before Express. A malformed request for a path below one of these paths
  // comes to Express, and also gets the refusal of the messaging door.
  const atMessaging = [...MESSAGING_PATHS];
  app.use(
    atMessaging,
    doorHeaders,
    refuseOdd,
    refuseAs(messagingRefusal, () => MESSAGING_CHALLENGE, deps.log),
  );
  // File names contain a hash, so the content under a name never changes.
  app.use('/assets', refuseOdd, express.static(deps.page.assets, STATIC));
  // These headers are set on the answers of all routes below this line. The routes of the consent pages replace the
  // headers.
  app.use(pageHeaders);
  app.use(answerServerOptions);
  app.use('/trpc', procedureDoor(deps));
  app.use(legacyTokenRoute(deps));
  app.use('/api/v2', partnerApi(deps));
  app.use('/api/v1', sessionsDoor(deps));

  app.get(['/assets/plain.css', '/assets/icon.svg'], (req, res) => {
    const file = path.join(import.meta.dirname, 'platform/http', path.basename(req.path));
    res.set('cache-control', 'max-age=300').sendFile(file);
  });
  app.use(['/permission', '/dashboard/app', '/onboarding', '/sign-in', '/api/auth'], consentHeaders);
  app.use(refuseOdd);
  app.get(['/', ...PAGE_PATHS], leadHome(deps.baseUrl, deps.proxies));
  app.use(hubRoutes(deps));
  app.use(onboardingRoutes(deps));
  app.use(personRoutes(deps));

  app.get('/', (_req, res) => {
    res.type('html').send(homePage({ baseUrl: deps.baseUrl, demo: deps.demo, hasMailbox: deps.mailbox !== null }));
  });
  app.use(mailboxRoutes(deps.mailbox, deps.baseUrl));
  const canServe = health(deps);
  app.get('/healthz', canServe);
  app.get('/livez', livez);
  app.get('/readyz', unlessDraining(deps), canServe);
  mountOtherMethods(app, OWN_METHODS);
  app.route('/assets/:file').all(answerOtherMethodsOfFiles(deps.page.assets));
  app.use(answerNotFound);
  app.use(answerError(deps.log, deps.baseUrl, PEOPLE_CHALLENGE));
  return app;
}
