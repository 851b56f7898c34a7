import { Router } from 'express';
import type { Gate } from '../../gate/index.ts';
import { mountOtherMethods } from '../../platform/http/allowed-methods.ts';
import { refuseOdd } from '../../platform/http/odd-request.ts';
import type { Logger } from '../../platform/log.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { keyChallenge } from '../challenge.ts';
import { doorHeaders, noSuchCall, refuseAs } from '../refuse-as.ts';
import { tellWhoAmI } from '../who-am-i.ts';
import { sessionsRefusal } from './refusal.ts';

export interface SessionsDoor {
  gate: Gate;
  log: Logger;
  beginWork(origin: Origin): Work;
}

/** The sessions door on `/api/v1`: organization keys, no cookies. */
export function sessionsDoor(door: SessionsDoor): Router {
  const router = Router();
  router.use(doorHeaders, refuseOdd);
  router.get('/whoami', tellWhoAmI(door, 'organization'));
  mountOtherMethods(router, { '/whoami': ['GET'] });
  router.use(noSuchCall);
  router.use(refuseAs(sessionsRefusal, keyChallenge, door.log));
  return router;
}
