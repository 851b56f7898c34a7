import { answerInput, questionInput } from '@chatelaine/shared/schema';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Identity, Session } from '../person/index.ts';
import type { FailureCount } from '../platform/failure-count.ts';
import { jsonBody, requireOwnPage } from '../platform/http/guard.ts';
import { logRefusal, originOf } from '../platform/http/request.ts';
import type { Logger } from '../platform/log.ts';
import { Refusal, refusalHeaders } from '../platform/refusal.ts';
import { parseInput, toRefusal } from '../platform/to-refusal.ts';
import type { Origin, Work } from '../platform/work.ts';
import { answerQuestion } from './answer-question.ts';
import { askQuestion } from './ask-question.ts';
import type { ConsentPage } from './consent-page.ts';
import { readLink } from './read-link.ts';
import { findPartnerOfLink, resolveLink } from './resolve-link.ts';

/** The paths that connect buttons of all ages open, and our own. One page. */
const PAGES = [
  '/permission',
  '/dashboard/app/:partnerId',
  '/dashboard/app/:partnerId/permission',
  '/dashboard/app/:partnerId/permissions',
  '/onboarding/:partnerId',
  '/onboarding/:partnerId/permissions',
];

export interface OnboardingRoutes {
  baseUrl: string;
  identity: Identity;
  failures: FailureCount;
  page: ConsentPage;
  log: Logger;
  beginWork(origin: Origin): Work;
}

/** The consent page and its two questions to the server; sign-in has the same shell. */
export function onboardingRoutes(routes: OnboardingRoutes): Router {
  const { baseUrl, identity, failures } = routes;
  const router = Router();
  const fromPage = [requireOwnPage(baseUrl), ...jsonBody];

  router.get(PAGES, showPage(routes));
  router.get(['/sign-in', '/sign-in/new'], (_req, res) => {
    sendShell(routes, res, null);
  });

  router.post('/permission/question', fromPage, async (req: Request, res: Response) => {
    const input = parseInput(questionInput, req.body);
    const work = routes.beginWork(originOf(res));
    const session = await identity.session(req.headers);
    const { requestId } = readLink(input.path, input.query);
    const names = requestId === null ? [] : guesserNames(res, session);
    res.json(await failures.lookUp(names, () => askQuestion(work, input, session)));
  });

  router.post('/permission/answer', fromPage, async (req: Request, res: Response) => {
    const input = parseInput(answerInput, req.body);
    const session = await identity.session(req.headers);
    if (session === null) throw new Refusal('unauthenticated', 'no session', { message: 'Sign in first.' });
    const work = routes.beginWork(originOf(res));
    res.json(await failures.lookUp(guesserNames(res, session), () => answerQuestion(work, input, session)));
  });
  return router;
}

// The status tells programs what people read: a bad link is not 200. The page itself asks again and shows it.
function showPage(routes: OnboardingRoutes): RequestHandler {
  return async (req, res) => {
    const link = readLink(req.path, searchOf(req.originalUrl));
    const work = routes.beginWork(originOf(res));
    try {
      const names = link.requestId === null ? [] : guesserNames(res, null);
      const { partner } = await routes.failures.lookUp(names, () => resolveLink(work, link));
      sendShell(routes, res, partner.name);
    } catch (thrown) {
      const refusal = toRefusal(thrown);
      logRefusal(routes.log, originOf(res).requestId, refusal, thrown);
      if (refusal.status >= 500) throw refusal;
      res.status(refusal.status).set(refusalHeaders(refusal));
      sendShell(routes, res, await findPartnerOfLink(work, link));
    }
  };
}

function sendShell({ page, baseUrl }: OnboardingRoutes, res: Response, partnerName: string | null): void {
  res.type('html').send(page.shell({ nonce: res.locals.nonce, host: new URL(baseUrl).host, partnerName }));
}

// Raw: a parser would change what it does not like.
const searchOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

// Whoever tries out request ids is counted, by address and by account; a link without one has nothing to guess.
function guesserNames(res: Response, session: Session | null): string[] {
  const address = `request address ${originOf(res).address}`;
  return session === null ? [address] : [address, `request account ${session.personId}`];
}
