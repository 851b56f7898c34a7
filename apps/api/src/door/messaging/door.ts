import { type Act, scopeFor } from '@chatelaine/shared';
import { type ErrorRequestHandler, json, type Request, type RequestHandler, type Response, Router } from 'express';
import type { KeyRecord } from '../../api-key/index.ts';
import { type Admitted, admit, type Gate, look, type Need, type Visitor } from '../../gate/index.ts';
import { mountOtherMethods } from '../../platform/http/allowed-methods.ts';
import { isWhole } from '../../platform/http/is-whole.ts';
import { refuseOdd } from '../../platform/http/odd-request.ts';
import { fromBodyParser, originOf } from '../../platform/http/request.ts';
import { textOnly } from '../../platform/http/unreadable.ts';
import type { Logger } from '../../platform/log.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { doorHeaders } from '../refuse-as.ts';
import { tellWhoAmI } from '../who-am-i.ts';
import { type Carrying, carry } from './carry.ts';
import { answerRefusal } from './refusal.ts';
import { METHODS, ROUTES, type Route, WHO_AM_I } from './routes.ts';

/** What the messaging door needs: the gate, and the work in which an upstream writes. */
export interface MessagingDoor {
  gate: Gate;
  carrying: Carrying;
  log: Logger;
  beginWork(origin: Origin): Work;
}

/**
 * The messaging door: `D360-API-KEY`, Meta's bodies, one number per key. The path of a call on one screen: read the
 * key, look it up, judge it, count it, carry it. It is judged when all of it is there; a call whose body is still under
 * way is looked up before that too, so that no stranger's body is kept.
 */
export function messagingDoor(door: MessagingDoor): Router {
  const router = Router();
  // JSON whatever the content type says: programs of three systems call here, and not all say it.
  const body = json({ limit: '1mb', type: () => true, strict: false, ...textOnly });
  const paths = Object.keys(METHODS);
  router.use(paths, doorHeaders, refuseOdd);
  for (const route of ROUTES) {
    router[route.method === 'GET' ? 'get' : 'post'](
      route.paths,
      foresee(door, route),
      body,
      check(door, route),
      pass(door, route),
    );
  }
  router.get(WHO_AM_I, tellWhoAmI(door, 'channel'));
  mountOtherMethods(router, METHODS);
  router.use(paths, refuse(door));
  return router;
}

const visitorOf = (req: Request, res: Response): Visitor => ({
  rawHeaders: req.rawHeaders,
  address: originOf(res).address,
});

function letIn(res: Response, { key, headers }: Admitted): void {
  res.set(headers);
  res.locals.key = key;
}

const needOf = (act: Act): Need => ({ kind: 'channel', scope: scopeFor(act, 'channel') });

// A whole one is judged once, and before anyone reads it: whoever has no key is not told of his body.
const foresee =
  (door: MessagingDoor, { act }: Route): RequestHandler =>
  async (req, res, next) => {
    const need = needOf(act);
    if (await isWhole(req)) letIn(res, await admit(door.gate, visitorOf(req, res), need));
    else await look(door.gate, visitorOf(req, res), need);
    next();
  };

const check =
  (door: MessagingDoor, { act }: Route): RequestHandler =>
  async (req, res, next) => {
    if (res.locals.key === undefined) letIn(res, await admit(door.gate, visitorOf(req, res), needOf(act)));
    next();
  };

const pass =
  (door: MessagingDoor, route: Route): RequestHandler =>
  async (req, res) => {
    const key: KeyRecord = res.locals.key;
    const answer = await carry(
      door.carrying,
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
