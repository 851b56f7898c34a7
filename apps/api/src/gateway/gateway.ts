import { type ErrorRequestHandler, json, type RequestHandler, Router } from 'express';
import type { KeyRecord } from '../api-key/index.ts';
import { fromBodyParser, originOf } from '../platform/http/request.ts';
import type { Logger } from '../platform/log.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Origin, Work } from '../platform/work.ts';
import { answerRefusal } from './answer-refusal.ts';
import { type Carriage, carry } from './carry.ts';
import { admit, type Gate } from './gate.ts';
import { ROUTES, type Route } from './scope-of-request.ts';

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
  const paths = ROUTES.flatMap((route) => route.paths);
  router.use(paths, (_req, res, next) => {
    res.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    next();
  });
  for (const route of ROUTES) {
    router[route.method === 'GET' ? 'get' : 'post'](route.paths, check(door, route), body, pass(door, route));
  }
  router.all(paths, () => {
    throw new Refusal('not_found', 'no such call', { message: 'This door does not know this call.' });
  });
  router.use(paths, refuse(door));
  return router;
}

const check =
  (door: MessagingDoor, route: Route): RequestHandler =>
  async (req, res, next) => {
    res.locals.key = await admit(door.gate, req.rawHeaders, { kind: 'channel', scope: route.scope });
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
