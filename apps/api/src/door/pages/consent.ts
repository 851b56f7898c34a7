import { answerInput, moreTimeInput, questionInput, reviewInput } from '@chatelaine/shared/schema';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { ZodType } from 'zod';
import {
  answerQuestion,
  askQuestion,
  type ConsentPage,
  findPartnerOfLink,
  moreTime,
  type OnboardingLink,
  type PageName,
  readLink,
  resolveLink,
  reviewWithdrawal,
} from '../../onboarding/index.ts';
import type { Partner } from '../../partner/index.ts';
import type { Identity, Session } from '../../person/index.ts';
import { type MethodsOfPaths, mountOtherMethods } from '../../platform/http/allowed-methods.ts';
import { jsonBody, requireOwnPage } from '../../platform/http/guard.ts';
import { logRefusal, originOf } from '../../platform/http/request.ts';
import type { Logger } from '../../platform/log.ts';
import { Refusal, refusalHeaders } from '../../platform/refusal.ts';
import { parseInput, toRefusal } from '../../platform/to-refusal.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { PEOPLE_CHALLENGE } from '../challenge.ts';
import { keptLanguage, languageOf } from '../language-cookie.ts';

// A request id that does not exist is not counted as a guess, because nobody can guess 131 bits. If such ids were
// counted, any web page could make the browser of a visitor open five addresses with wrong ids, for example as images.
// That would lock out everybody at the address of the visitor.

/** The paths that the connect buttons of every version open, and our own path. All these paths show the same page. */
const PAGES = [
  '/permission',
  '/dashboard/app/:partnerId',
  '/dashboard/app/:partnerId/permission',
  '/dashboard/app/:partnerId/permissions',
  '/onboarding/:partnerId',
  '/onboarding/:partnerId/permissions',
];
const SIGN_IN_PAGES = ['/sign-in', '/sign-in/new'];

const METHODS: MethodsOfPaths = {
  // A route of `personRoutes` answers the POST of the form on this page.
  '/sign-in/new': ['GET', 'POST'],
  ...Object.fromEntries([...PAGES, '/sign-in'].map((path) => [path, ['GET'] as const])),
  ...Object.fromEntries(
    ['question', 'review', 'answer', 'more-time'].map((name) => [`/permission/${name}`, ['POST'] as const]),
  ),
};

/** The paths of all pages that people open. */
export const PAGE_PATHS = [...PAGES, ...SIGN_IN_PAGES];

export interface OnboardingRoutes {
  baseUrl: string;
  identity: Identity;
  page: ConsentPage;
  /** The setting SUPPORT_URL; null when it is not set. */
  supportUrl: string | null;
  log: Logger;
  beginWork(origin: Origin): Work;
}

/** Makes the routes of the consent page: the page itself, and the calls of its script. Sign-in uses the same page. */
export function onboardingRoutes(routes: OnboardingRoutes): Router {
  const { baseUrl, identity } = routes;
  const router = Router();
  const fromPage = [requireOwnPage(baseUrl), ...jsonBody];

  router.get(PAGES, showPage(routes));
  router.get(SIGN_IN_PAGES, (req, res) => {
    sendShell(routes, { req, res, page: 'account', partner: null });
  });

  router.post('/permission/question', fromPage, async (req: Request, res: Response) => {
    const input = parseInput(questionInput, req.body);
    const work = routes.beginWork(originOf(res));
    const session = await identity.session(req.headers);
    res.json(await askQuestion(work, input, session));
  });

  router.post('/permission/review', fromPage, signedIn(routes, reviewInput, reviewWithdrawal));
  router.post('/permission/answer', fromPage, signedIn(routes, answerInput, answerQuestion));
  router.post('/permission/more-time', fromPage, signedIn(routes, moreTimeInput, moreTime));
  mountOtherMethods(router, METHODS);
  return router;
}

// Makes the handler of an act that only a signed-in person may do.
function signedIn<T>(
  { identity, beginWork }: OnboardingRoutes,
  schema: ZodType<T>,
  act: (work: Work, input: T, session: Session) => Promise<object>,
): RequestHandler {
  return async (req, res) => {
    const input = parseInput(schema, req.body);
    const session = await identity.session(req.headers);
    if (session === null) throw new Refusal('unauthenticated', 'no session', { message: 'Sign in first.' });
    const work = beginWork(originOf(res));
    res.json(await act(work, input, session));
  };
}

// A link that is not valid gets a status other than 200, so that programs notice the problem. The answer is still the
// page. The script of the page asks the server again and shows the reason.
function showPage(routes: OnboardingRoutes): RequestHandler {
  return async (req, res) => {
    const work = routes.beginWork(originOf(res));
    let link: OnboardingLink | null = null;
    try {
      link = readLink(req.path, searchOf(req.originalUrl));
      const { partner } = await resolveLink(work, link);
      sendShell(routes, { req, res, page: 'permission', partner });
    } catch (thrown) {
      const refusal = toRefusal(thrown);
      logRefusal(routes.log, originOf(res).requestId, refusal, thrown);
      if (refusal.status >= 500) throw refusal;
      res.status(refusal.status).set(refusalHeaders(refusal, PEOPLE_CHALLENGE));
      sendShell(routes, { req, res, page: 'permission', partner: link && (await findPartnerOfLink(work, link)) });
    }
  };
}

interface Shown {
  req: Request;
  res: Response;
  page: PageName;
  partner: Pick<Partner, 'name' | 'logo' | 'testing'> | null;
}

function sendShell({ page: pages, baseUrl, supportUrl }: OnboardingRoutes, { req, res, page, partner }: Shown): void {
  const locale = languageOf(req, keptLanguage(req, baseUrl));
  const shell = pages.shell({ page, locale, nonce: res.locals.nonce, home: baseUrl, supportUrl, partner });
  res.type('html').set('content-language', locale).vary('accept-language').vary('cookie').send(shell);
}

// Returns the query of a URL as it is written. A parser would change text that the parser cannot read.
const searchOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');
