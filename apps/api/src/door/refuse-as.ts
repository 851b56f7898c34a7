import type { ErrorRequestHandler, RequestHandler } from 'express';
import { fromBodyParser, originOf } from '../platform/http/request.ts';
import type { Logger } from '../platform/log.ts';
import { refusalHeaders } from '../platform/refusal.ts';
import type { ChallengeOf } from './challenge.ts';
import { DOOR_HEADERS, noSuchCall, type RefusalDress } from './refusal-dress.ts';

/** Sets {@link DOOR_HEADERS} in every answer of the routes after it. */
export const doorHeaders: RequestHandler = (_req, res, next) => {
  res.set(DOOR_HEADERS);
  next();
};

/** Refuses a call that no route of a door has answered. */
export const refuseOthers: RequestHandler = () => {
  throw noSuchCall();
};

/**
 * Makes the handler that answers any thrown value with a refusal, in the format of the door.
 *
 * @param challenge returns the challenge of an answer 401, for the header `Authorization` of the call.
 */
export function refuseAs(dress: RefusalDress, challenge: ChallengeOf, log: Logger): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    if (res.headersSent) return next(thrown);
    const refusal = fromBodyParser(thrown, res, log);
    res
      .status(refusal.status)
      .set(refusalHeaders(refusal, challenge(req.headers.authorization)))
      .json(dress(refusal, originOf(res).requestId));
  };
}
