import { type RequestHandler, Router } from 'express';
import { type Gate, readLegacyToken } from '../../gate/index.ts';
import { getLegacyActor } from '../../person/index.ts';
import { mountOtherMethods } from '../../platform/http/allowed-methods.ts';
import { refuseOdd } from '../../platform/http/odd-request.ts';
import { originOf } from '../../platform/http/request.ts';
import type { Logger } from '../../platform/log.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { keyChallenge } from '../challenge.ts';
import { doorHeaders, noSuchCall, refuseAs } from '../refuse-as.ts';
import { tellWhoAmI } from '../who-am-i.ts';
import { partnerApiRefusal } from './refusal.ts';

export interface PartnerApi {
  gate: Gate;
  log: Logger;
  beginWork(origin: Origin): Work;
}

/** The Partner API as 360dialog's programs know it, on `/api/v2`: partner keys and legacy tokens, no cookies. */
export function partnerApi(door: PartnerApi): Router {
  const router = Router();
  router.use(doorHeaders, refuseOdd);
  router.get('/whoami', keysOnly(door), tellWhoAmI(door, 'partner'));
  mountOtherMethods(router, { '/whoami': ['GET'] });
  router.use(noSuchCall);
  router.use(refuseAs(partnerApiRefusal, keyChallenge, door.log));
  return router;
}

/** A legacy token is let in at this door, and is a person's: there is no key to tell of. */
function keysOnly({ beginWork }: PartnerApi): RequestHandler {
  return async (req, res, next) => {
    const token = readLegacyToken(req.rawHeaders);
    if (token === null) return next();
    const { id } = await getLegacyActor(beginWork(originOf(res)), token, req.get('x-chatelaine-account') ?? null);
    throw new Refusal('not_allowed', `person ${id} asks with a legacy token`, {
      message: 'A legacy token is no key: it acts as the person who asked for it.',
    });
  };
}
