import { LOCALES } from '@chatelaine/shared';
import express, { Router } from 'express';
import { pageLocale } from '../../onboarding/index.ts';
import { findRoles, type Identity } from '../../person/index.ts';
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
const FILES = { immutable: true, maxAge: '1y', index: false, redirect: false } as const;

/** Makes the routes of the hubs: their files, their pages, and `/hub`, which leads to the right area. */
export function hubRoutes({ baseUrl, proxies, identity, hub, supportUrl, beginWork }: HubRoutes): Router {
  const router = Router();
  router.use('/hub/assets', express.static(hub.assets, FILES));
  router.route('/hub/assets/:file').all(answerOtherMethodsOfFiles(hub.assets));
  router.use(['/hub', '/partner', '/client', '/profile'], hubHeaders);
  router.get(['/hub', ...HUB_PATHS], leadHome(baseUrl, proxies));
  router.get(HUB_PATHS, (req, res) => {
    const locale = pageLocale(req.query.lang, req.acceptsLanguages([...LOCALES]));
    res.type('html').set('content-language', locale).vary('accept-language');
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
