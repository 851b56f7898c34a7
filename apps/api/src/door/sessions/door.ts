import { Router } from 'express';
import type { CallKeeper } from '../../kept-call/index.ts';
import { PAGE_HEADERS } from '../../platform/http/consent-headers.ts';
import { refuseOdd } from '../../platform/http/odd-request.ts';
import { keyChallenge } from '../challenge.ts';
import type { PlainDoor, PlainPath } from '../plain-door.ts';
import { doorHeaders, refuseAs, refuseOthers } from '../refuse-as.ts';
import { CHAT_ROUTES } from './chat-routes.ts';
import { CONTACT_ROUTES } from './contact-routes.ts';
import { type FeedRoutes, feedRoutes } from './feed-routes.ts';
import { handle, type SessionsHall } from './handle.ts';
import { MESSAGE_ROUTES } from './message-routes.ts';
import { needUpgrade } from './need-upgrade.ts';
import { ORGANIZATION_ROUTES } from './organization-routes.ts';
import { sessionsRefusal } from './refusal.ts';
import type { SessionRoute } from './session-call.ts';
import { SESSION_ROUTES } from './session-routes.ts';
import { WEBHOOK_ROUTES } from './webhook-routes.ts';

export interface SessionsDoor extends SessionsHall, FeedRoutes {
  calls: CallKeeper;
}

/** Makes the part of the sessions door on `/api/v1` that refuses the calls which no route takes. */
export function sessionsDoor({ log }: Pick<SessionsDoor, 'log'>): Router {
  const router = Router();
  router.use(doorHeaders, refuseOdd);
  router.use(needUpgrade, refuseOthers);
  router.use(refuseAs(sessionsRefusal, keyChallenge, log));
  return router;
}

/** Returns every route of the sessions door. */
const routesOf = (door: FeedRoutes): SessionRoute[] => [
  ...ORGANIZATION_ROUTES,
  ...SESSION_ROUTES,
  ...CHAT_ROUTES,
  ...MESSAGE_ROUTES,
  ...CONTACT_ROUTES,
  ...WEBHOOK_ROUTES,
  ...feedRoutes(door),
];

/**
 * Makes the sessions door. It takes organization keys, and the signed session values of people as Bearer tokens, but no
 * cookies. Its routes are answered before Express.
 */
export function plainSessionsDoor(door: SessionsDoor): PlainDoor {
  const paths: Record<string, PlainPath> = {};
  for (const route of routesOf(door)) {
    const path = `/api/v1${route.path}`;
    paths[path] = { ...paths[path], [route.method]: handle(door, route) };
  }
  const { log, calls } = door;
  return {
    name: 'sessions',
    paths,
    headers: PAGE_HEADERS,
    dress: sessionsRefusal,
    challenge: keyChallenge,
    log,
    calls,
  };
}
