import type { ErrorRequestHandler, RequestHandler } from 'express';
import { fromBodyParser, originOf } from '../platform/http/request.ts';
import type { Logger } from '../platform/log.ts';
import { Refusal, refusalHeaders } from '../platform/refusal.ts';
import type { Challenge } from './challenge.ts';

/** How a door writes its refusals: status and headers are the same on all, the body is its own system's. */
export type RefusalDress = (refusal: Refusal, requestId: string) => unknown;

/** What a door's answers say to caches and browsers. */
export const doorHeaders: RequestHandler = (_req, res, next) => {
  res.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  next();
};

/** Answers what no route of a door answered. */
export const noSuchCall: RequestHandler = () => {
  throw new Refusal('not_found', 'no such call', { message: 'This door does not know this call.' });
};

/**
 * Answers whatever was thrown on a door, dressed as it does.
 *
 * @param challenge what its 401 asks for, beside the header `Authorization` that came.
 */
export function refuseAs(
  dress: RefusalDress,
  challenge: (authorization?: string) => Challenge,
  log: Logger,
): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    if (res.headersSent) return next(thrown);
    const refusal = fromBodyParser(thrown, res, log);
    res
      .status(refusal.status)
      .set(refusalHeaders(refusal, challenge(req.headers.authorization)))
      .json(dress(refusal, originOf(res).requestId));
  };
}

/** What a person reads: the fields that were not understood, or the refusal's sentence. */
export function sentenceOf(refusal: Refusal): string {
  const issues = refusal.extras.issues?.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return issues?.join(' ') || refusal.message;
}
