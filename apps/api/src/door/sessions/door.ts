import { Router } from 'express';
import type { Gate } from '../../gate/index.ts';
import type { CallKeeper } from '../../kept-call/index.ts';
import { PAGE_HEADERS } from '../../platform/http/consent-headers.ts';
import { refuseOdd } from '../../platform/http/odd-request.ts';
import type { Logger } from '../../platform/log.ts';
import { keyChallenge } from '../challenge.ts';
import type { PlainDoor } from '../plain-door.ts';
import { doorHeaders, refuseAs, refuseOthers } from '../refuse-as.ts';
import { tellWhoAmI } from '../who-am-i.ts';
import { sessionsRefusal } from './refusal.ts';

export interface SessionsDoor {
  gate: Gate;
  log: Logger;
  calls: CallKeeper;
}

/** Makes the sessions door on `/api/v1`. It takes organization keys, but no cookies. */
export function sessionsDoor({ log }: Pick<SessionsDoor, 'log'>): Router {
  const router = Router();
  router.use(doorHeaders, refuseOdd);
  router.use(refuseOthers);
  router.use(refuseAs(sessionsRefusal, keyChallenge, log));
  return router;
}

/** Makes the plain door for the paths of the sessions door that are answered before Express. */
export const plainSessionsDoor = ({ gate, log, calls }: SessionsDoor): PlainDoor => ({
  name: 'sessions',
  paths: { '/api/v1/whoami': { GET: tellWhoAmI(gate, 'organization') } },
  headers: PAGE_HEADERS,
  dress: sessionsRefusal,
  challenge: keyChallenge,
  log,
  calls,
});
