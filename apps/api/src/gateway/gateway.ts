import { type ErrorRequestHandler, json, type RequestHandler, Router } from 'express';
import type { KeyRecord } from '../api-key/index.ts';
import { doorHeaders, noSuchCall } from '../platform/http/door-refusals.ts';
import { refuseOdd } from '../platform/http/odd-request.ts';
import { fromBodyParser, originOf } from '../platform/http/request.ts';
import type { Logger } from '../platform/log.ts';
import type { Origin, Work } from '../platform/work.ts';
import { answerRefusal } from './answer-refusal.ts';
import { type Carriage, carry } from './carry.ts';
import { admit, type Gate } from './gate.ts';
import { ROUTES, type Route } from './scope-of-request.ts';
import { tellWhoAmI } from './who-am-i.ts';

const WHO_AM_I = '/v1/whoami';

/** What the messaging door needs: the gate, and the work in which an upstream writes. */
export interface MessagingDoor {
  gate: Gate;
  carriage: Carriage;
  log: Logger;
  beginWork(origin: Origin): Work;
}

/**
 * The messaging door: `D360-API-KEY`, Meta's bodies, one number per key. The path of a call on one screen: read the
 * key, look it up, judge it, count it, and only then read the body and carry it.
 */
export function messagingDoor(door: MessagingDoor): Router {
  const router = Router();
  // JSON whatever the content type says: programs of three systems call here, and not all say it.
  const body = json({ limit: '1mb', type: () => true, strict: false });
  const paths = [...ROUTES.flatMap((route) => route.paths), WHO_AM_I];
  router.use(paths, doorHeaders, refuseOdd);
  for (const route of ROUTES) {
    router[route.method === 'GET' ? 'get' : 'post'](route.paths, check(door, route), body, pass(door, route));
  }
  router.get(WHO_AM_I, tellWhoAmI(door, 'channel'));
  router.all(paths, noSuchCall);
  router.use(paths, refuse(door));
  return router;
}

const check =
  (door: MessagingDoor, route: Route): RequestHandler =>
  async (req, res, next) => {
    const visitor = { rawHeaders: req.rawHeaders, address: originOf(res).address };
    const { key, headers } = await admit(door.gate, visitor, { kind: 'channel', scope: route.scope });
    res.set(headers);
    res.locals.key = key;
    next();
  };

const pass =
  (door: MessagingDoor, route: Route): RequestHandler =>
  async (req, res) => {
    const key: KeyRecord = res.locals.key;
    const answer = await carry(
      door.carriage,
      { key, operation: route.operation, body: req.body },
      door.beginWork(originOf(res)),
    );
    res.status(answer.status).json(answer.body);
  };

const refuse =
  ({ log }: MessagingDoor): ErrorRequestHandler =>
  (thrown, _req, res, _next) => {
    answerRefusal(res, fromBodyParser(thrown, res, log), originOf(res).requestId);
  };
