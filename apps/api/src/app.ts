import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { ONE_TIME_CODE_HEADER } from '@chatelaine/shared';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express, { type Express, type RequestHandler, text } from 'express';
import type { Pool } from 'pg';
import { resultingInput } from './api-key/index.ts';
import { type Carriage, type Gate, messagingDoor } from './gateway/index.ts';
import { health } from './health.ts';
import { homePage } from './home-page.ts';
import { identify, isKnown } from './identify.ts';
import { type ConsentPage, onboardingRoutes, PAGE_PATHS } from './onboarding/index.ts';
import { partnerApi } from './partner-api.ts';
import { confirmation, type Identity, legacyTokenRoute, personRoutes, type SecurityLog } from './person/index.ts';
import type { FailureCount } from './platform/failure-count.ts';
import { answerError, answerNotFound } from './platform/http/answer-error.ts';
import { consentHeaders, houseHeaders } from './platform/http/consent-headers.ts';
import { refuseAs } from './platform/http/door-refusals.ts';
import { STRANGERS_BODY } from './platform/http/guard.ts';
import { isWhole } from './platform/http/is-whole.ts';
import { leadHome } from './platform/http/lead-home.ts';
import { answerServerOptions, refuseOdd } from './platform/http/odd-request.ts';
import { logRefusal, originOf, type Proxies, requestStart } from './platform/http/request.ts';
import { currentRequestId } from './platform/http/request-scope.ts';
import { refuseUnreadable, textOnly } from './platform/http/unreadable.ts';
import type { Logger } from './platform/log.ts';
import type { Mailbox } from './platform/mail/mailbox.ts';
import { mailboxRoutes } from './platform/mail/mailbox-page.ts';
import { refusalHeaders } from './platform/refusal.ts';
import type { RpcContext } from './platform/rpc/rpc.ts';
import { procedureRefusal, refusalOf } from './platform/rpc/rpc-error.ts';
import type { Origin, Work } from './platform/work.ts';
import { livez, unlessDraining } from './probes.ts';
import { appRouter } from './router.ts';
import { sessionsDoor } from './sessions-door.ts';

/** What the doors stand on. */
export interface AppDeps {
  /** Whether this server is about to stop. */
  isDraining(): boolean;
  baseUrl: string;
  proxies: Proxies;
  gate: Gate;
  /** A connection of its own for {@link health}. */
  probe: Pool;
  carriage: Carriage;
  identity: Identity;
  failures: FailureCount;
  securityLog: SecurityLog;
  page: ConsentPage;
  log: Logger;
  demo: { partnerSiteUrl: string } | null;
  mailbox: Mailbox | null;
  /** Why no mail can be sent at the moment; null while it can. */
  mailWarning(): string | null;
  /** What an operator should know of the settings, one sentence each. */
  warnings: readonly string[];
  beginWork(origin: Origin): Work;
}

const noSniff = (res: ServerResponse) => res.setHeader('x-content-type-options', 'nosniff');
// A folder is no page: an address without its slash would be led to one that lacks the path of BASE_URL.
const STATIC = { immutable: true, maxAge: '1y', index: false, redirect: false, setHeaders: noSniff } as const;
const MEBIBYTE = 1024 * 1024;

/** Every mount and middleware, in order. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(requestStart(deps.log, deps.proxies));

  app.use(messagingDoor(deps));
  // Hashed names: what stands under one never changes.
  app.use('/assets', refuseOdd, express.static(deps.page.assets, STATIC));
  // For everything else; the consent chain puts its own in their place.
  app.use(houseHeaders);
  app.use(answerServerOptions);
  app.use('/trpc', refuseOdd, refuseUnreadable, procedures(deps), refuseAs(procedureRefusal, deps.log));
  app.use(legacyTokenRoute(deps));
  app.use('/api/v2', partnerApi(deps));
  app.use('/api/v1', sessionsDoor(deps));

  app.get('/assets/house.css', (_req, res) => {
    res.set('cache-control', 'max-age=300').sendFile(path.join(import.meta.dirname, 'platform/http/house.css'));
  });
  app.use(['/permission', '/dashboard/app', '/onboarding', '/sign-in', '/api/auth'], consentHeaders);
  app.use(refuseOdd);
  app.get(['/', ...PAGE_PATHS], leadHome(deps.baseUrl, deps.proxies));
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
  app.use(answerNotFound);
  app.use(answerError(deps.log, deps.baseUrl));
  return app;
}

// How much is read of a body depends on who sends it. One that is here already, in a piece or two, costs nothing more.
function procedures(deps: AppDeps): RequestHandler {
  const bodyOf = (limit: number) => text({ limit, type: () => true, inflate: false, ...textOnly });
  const [ofStrangers, ofKnown] = [bodyOf(STRANGERS_BODY), bodyOf(MEBIBYTE)];
  const calls = callsOf(deps);
  return async (req, res, next) => {
    const isLong = (await isWhole(req)) || (await isKnown(deps, req, res));
    (isLong ? ofKnown : ofStrangers)(req, res, (thrown?: unknown) =>
      thrown === undefined ? calls(req, res, next) : next(thrown),
    );
  };
}

function callsOf(deps: AppDeps) {
  return createExpressMiddleware({
    router: appRouter,
    allowBatching: false,
    createContext: ({ req, res }): RpcContext => {
      const work = deps.beginWork(originOf(res));
      return {
        work,
        // Its body has come: else a key could be kept acting after its end, with a body that is held back.
        identify: (act) => identify(deps, { req, res, act }, work),
        confirm: confirmation(
          { ...deps.gate, securityLog: deps.securityLog, findResult: resultingInput },
          req.get(ONE_TIME_CODE_HEADER) ?? null,
        ),
        idempotencyKey: req.get('idempotency-key') ?? null,
      };
    },
    responseMeta: ({ errors }) => {
      const [error] = errors;
      if (error === undefined) return {};
      const refusal = refusalOf(error);
      const headers = { ...refusalHeaders(refusal), 'content-type': 'application/json' };
      return { status: refusal.status, headers };
    },
    onError: ({ error }) => {
      logRefusal(deps.log, currentRequestId(), refusalOf(error), error.cause ?? error);
    },
  });
}
