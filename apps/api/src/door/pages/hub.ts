import type { ServerResponse } from 'node:http';
import type { Locale } from '@chatelaine/shared';
import express, { type Request, type Response, Router } from 'express';
import { findLocale, findRoles, type Identity } from '../../person/index.ts';
import { pathIn } from '../../platform/base-url.ts';
import {
  answerOtherMethodsOfFiles,
  type MethodsOfPaths,
  mountOtherMethods,
} from '../../platform/http/allowed-methods.ts';
import { hubHeaders } from '../../platform/http/consent-headers.ts';
import { leadHome } from '../../platform/http/lead-home.ts';
import type { Proxies } from '../../platform/http/origin.ts';
import { originOf } from '../../platform/http/request.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { keepLanguage, keptLanguage, languageOf } from '../language-cookie.ts';
import type { HubPage } from './hub-page.ts';

/** The paths of the hubs. The script of the page shows the screen that belongs to the rest of the path. */
export const HUB_PATHS = [
  '/partner',
  '/partner/{*screen}',
  '/client',
  '/client/{*screen}',
  '/profile',
  '/profile/{*screen}',
];

export interface HubRoutes {
  baseUrl: string;
  proxies: Proxies;
  identity: Identity;
  hub: HubPage;
  supportUrl: string | null;
  beginWork(origin: Origin): Work;
}

const METHODS: MethodsOfPaths = Object.fromEntries(['/hub', ...HUB_PATHS].map((path) => [path, ['GET'] as const]));
// The headers of pages forbid every cache, and `express.static` keeps a header that is already set. So this header is set
// last. File names contain a hash, so the content under a name never changes.
const forAYear = (res: ServerResponse) => res.setHeader('cache-control', 'public, max-age=31536000, immutable');
const FILES = { index: false, redirect: false, setHeaders: forAYear } as const;

/** Makes the routes of the hubs: their files, their pages, and `/hub`, which leads to the right area. */
export function hubRoutes(routes: HubRoutes): Router {
  const { baseUrl, proxies, identity, hub, supportUrl, beginWork } = routes;
  const router = Router();
  router.use('/hub/assets', express.static(hub.assets, FILES));
  router.route('/hub/assets/:file').all(answerOtherMethodsOfFiles(hub.assets));
  router.use(['/hub', '/partner', '/client', '/profile'], hubHeaders);
  router.get(['/hub', ...HUB_PATHS], leadHome(baseUrl, proxies));
  router.get(HUB_PATHS, async (req, res) => {
    const locale = await languageOfPerson(routes, req, res);
    res.type('html').set('content-language', locale).vary('accept-language').vary('cookie');
    res.send(hub.shell({ locale, home: baseUrl, supportUrl }));
  });
  router.get('/hub', async (req, res) => {
    const session = await identity.session(req.headers);
    const roles = session === null ? [] : await findRoles(beginWork(originOf(res)), session.personId);
    const area = roles[0]?.actor.account.type ?? 'client';
    res.redirect(303, `${pathIn(baseUrl)}/${area}`);
  });
  mountOtherMethods(router, METHODS);
  return router;
}

async function languageOfPerson(
  { baseUrl, identity, beginWork }: HubRoutes,
  req: Request,
  res: Response,
): Promise<Locale> {
  try {
    const session = await identity.session(req.headers);
    if (session !== null) {
      const chosen = await findLocale(beginWork(originOf(res)), session.personId);
      keepLanguage({ req, res }, baseUrl, chosen);
      return languageOf(req, chosen);
    }
  } catch {
    // The page opens even when the database does not answer, because its script then says so.
  }
  return languageOf(req, keptLanguage(req, baseUrl));
}
