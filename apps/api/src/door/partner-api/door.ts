import { Router } from 'express';
import { type Gate, readLegacyToken } from '../../gate/index.ts';
import type { CallKeeper } from '../../kept-call/index.ts';
import { getLegacyActor } from '../../person/index.ts';
import { PAGE_HEADERS } from '../../platform/http/consent-headers.ts';
import { refuseOdd } from '../../platform/http/odd-request.ts';
import { lineOf } from '../../platform/http/origin.ts';
import type { Logger } from '../../platform/log.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { keyChallenge } from '../challenge.ts';
import type { PlainDoor, PlainHandler } from '../plain-door.ts';
import { doorHeaders, refuseAs, refuseOthers } from '../refuse-as.ts';
import { tellWhoAmI } from '../who-am-i.ts';
import { partnerApiRefusal } from './refusal.ts';

export interface PartnerApi {
  gate: Gate;
  log: Logger;
  calls: CallKeeper;
  beginWork(origin: Origin): Work;
}

/**
 * Makes the Partner API on `/api/v2`. Calls and answers have the form that programs for 360dialog use. The door takes
 * partner keys and legacy tokens, but no cookies.
 */
export function partnerApi({ log }: Pick<PartnerApi, 'log'>): Router {
  const router = Router();
  router.use(doorHeaders, refuseOdd);
  router.use(refuseOthers);
  router.use(refuseAs(partnerApiRefusal, keyChallenge, log));
  return router;
}

/** The paths of the Partner API that are answered before Express. */
export function plainPartnerApi({ gate, log, calls, beginWork }: PartnerApi): PlainDoor {
  const whoAmI = keysOnly(beginWork, tellWhoAmI(gate, 'partner'));
  return {
    name: 'partner_api',
    paths: { '/api/v2/whoami': { GET: whoAmI } },
    headers: PAGE_HEADERS,
    dress: partnerApiRefusal,
    challenge: keyChallenge,
    log,
    calls,
  };
}

/**
 * Refuses a legacy token at a route that is for keys only. The other routes of this door take legacy tokens, which
 * belong to people.
 */
const keysOnly =
  (beginWork: PartnerApi['beginWork'], answer: PlainHandler): PlainHandler =>
  async (call) => {
    const { headers, rawHeaders } = call.req;
    const token = readLegacyToken(rawHeaders);
    if (token === null) return answer(call);
    const account = lineOf(headers['x-chatelaine-account']) ?? null;
    const { id } = await getLegacyActor(beginWork(call.origin), token, account);
    throw new Refusal('not_allowed', `person ${id} asks with a legacy token`, {
      message: 'A legacy token is no key: it acts as the person who asked for it.',
    });
  };
