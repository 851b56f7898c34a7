import type { RequestHandler, Response } from 'express';
import type { Logger } from '../log.ts';
import type { Refusal } from '../refusal.ts';
import type { Origin } from '../work.ts';
import { checkLines, isCheck } from './check-lines.ts';
import { withoutKeys } from './logged-path.ts';
import { oddityOf } from './odd-request.ts';
import { type Proxies, readOrigin } from './origin.ts';
import { currentRequest, withinRequest } from './request-scope.ts';
import { whenDone } from './when-done.ts';
import { refusalIn, writeRefusal } from './write-refusal.ts';

/**
 * Gives every request its id, returns the id in the answer, and logs one line when the request is done, also when its
 * caller has gone away. A health check is logged only when its answer has changed.
 */
export function requestStart(log: Logger, proxies: Proxies): RequestHandler {
  const tellCheck = checkLines(log);
  return (req, res, next) => {
    // The path is read now, because a router that is mounted later changes `req.path`.
    const path = withoutKeys(req.path);
    const origin = readOrigin(req, proxies);
    res.locals.origin = origin;
    res.set('x-request-id', origin.requestId);
    // A malformed request such as `//healthz` does not count as a health check, so its refusal is logged like any
    // other. Anybody can send such a request, and its refusal says nothing about the node.
    const check = oddityOf(req) === null && isCheck(req, path) ? { why: null } : undefined;
    whenDone(res, (end) => {
      if (check !== undefined) return end.isCut ? undefined : tellCheck({ path, status: res.statusCode, ...check });
      const refusal = res.getHeader('x-refusal');
      const line = { requestId: origin.requestId, method: req.method, path, ...end };
      log.info({ ...line, ...(refusal === undefined ? {} : { refusal }) }, 'request');
    });
    withinRequest({ origin, res, ...(check && { check }) }, next);
  };
}

/** Returns the origin of the request to which this response belongs. */
export function originOf(res: Response): Origin {
  return res.locals.origin as Origin;
}

/** Returns the refusal for a value that a route or its body parser threw, and logs the reason. */
export function fromBodyParser(thrown: unknown, res: Response, log: Logger): Refusal {
  const refusal = refusalIn(thrown);
  logRefusal(log, originOf(res).requestId, refusal, thrown);
  return refusal;
}

/** Logs why the current request was refused. */
export function logRefusal(log: Logger, requestId: string, refusal: Refusal, thrown: unknown): void {
  const current = currentRequest();
  const request = { requestId, address: current?.origin.address ?? null, check: current?.check };
  writeRefusal(log, request, refusal, thrown);
}
