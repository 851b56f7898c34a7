import type { ErrorRequestHandler, RequestHandler } from 'express';
import { fromBodyParser, originOf } from '../platform/http/request.ts';
import type { Logger } from '../platform/log.ts';
import { refusalHeaders } from '../platform/refusal.ts';
import type { ChallengeOf } from './challenge.ts';
import { DOOR_HEADERS, noSuchCall, type RefusalDress } from './refusal-dress.ts';

/** Sets {@link DOOR_HEADERS} in every answer behind it. */
export const doorHeaders: RequestHandler = (_req, res, next) => {
  res.set(DOOR_HEADERS);
  next();
};

/** Answers what no route of a door answered. */
export const refuseOthers: RequestHandler = () => {
  throw noSuchCall();
};

/**
 * Answers whatever was thrown on a door, dressed as it does.
 *
 * @param challenge what its 401 asks for, beside the header `Authorization` that came.
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
