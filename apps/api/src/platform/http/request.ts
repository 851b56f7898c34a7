import type { Request, RequestHandler, Response } from 'express';
import { describeError } from '../describe-error.ts';
import type { Logger } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { toRefusal } from '../to-refusal.ts';
import type { Origin } from '../work.ts';
import { callerAddress } from './caller-address.ts';
import { checkLines, isCheck } from './check-lines.ts';
import { withoutKeys } from './logged-path.ts';
import { oddityOf } from './odd-request.ts';
import { requestIdOf } from './request-id.ts';
import { currentRequest, withinRequest } from './request-scope.ts';

/** Which addresses are proxies of ours. */
export interface Proxies {
  /** Whether this address is trusted to report the address before it. */
  isTrusted(address: string): boolean;
  /** Is called when an address that is not trusted reports another one. */
  onIgnored(address: string): void;
}

/**
 * Gives every request its id, returns the id in the answer, and logs one line when the request is done. A health check
 * is logged only when its answer changed.
 */
export function requestStart(log: Logger, { isTrusted, onIgnored }: Proxies): RequestHandler {
  const tellCheck = checkLines(log);
  return (req, res, next) => {
    const begun = performance.now();
    // The path is read now: a router that is mounted below changes `req.path`.
    const path = withoutKeys(req.path);
    const peer = req.socket.remoteAddress;
    const forwarded = forwardedFor(req);
    const isProxy = peer !== undefined && isTrusted(peer);
    if (isPassedOn(req) && peer !== undefined && !isProxy) onIgnored(peer);
    const origin: Origin = {
      requestId: requestIdOf({ said: req.get('x-request-id'), isTrusted: isProxy }),
      address: callerAddress({ peer, forwarded, isTrusted }),
      userAgent: req.get('user-agent') ?? null,
    };
    res.locals.origin = origin;
    res.set('x-request-id', origin.requestId);
    // A request that is refused for its head (`//healthz`) is no check: anybody can send it, and it says nothing about
    // the node.
    const check = oddityOf(req) === null && isCheck(req, path) ? { why: null } : undefined;
    res.on('finish', () => {
      if (check !== undefined) return tellCheck({ path, status: res.statusCode, ...check });
      const ms = Math.round(performance.now() - begun);
      const refusal = res.getHeader('x-refusal');
      const line = { requestId: origin.requestId, method: req.method, path, status: res.statusCode, ms };
      log.info({ ...line, ...(refusal === undefined ? {} : { refusal }) }, 'request');
    });
    withinRequest({ origin, res, ...(check && { check }) }, next);
  };
}

// Node joins several lines of this header with commas.
const forwardedFor = (req: Request): string | undefined => req.get('x-forwarded-for');

/** Whether a request says that a proxy sent it. */
export const isPassedOn = (req: Request): boolean =>
  forwardedFor(req) !== undefined || req.get('forwarded') !== undefined;

/** Where this request came from. */
export function originOf(res: Response): Origin {
  return res.locals.origin as Origin;
}

/** The refusal for a value that a route or its body parser threw. A bug or an outage goes to the log. */
export function fromBodyParser(thrown: unknown, res: Response, log: Logger): Refusal {
  const refusal = bodyRefusal(thrown) ?? toRefusal(thrown);
  logRefusal(log, originOf(res).requestId, refusal, thrown);
  return refusal;
}

const currentAddress = (): string | null => currentRequest()?.origin.address ?? null;

function bodyRefusal(thrown: unknown): Refusal | null {
  if (!(thrown instanceof Error) || thrown instanceof Refusal || thrown instanceof URIError || !('status' in thrown))
    return null;
  if (thrown.status === 413) return new Refusal('too_large', 'body');
  if (typeof thrown.status !== 'number' || thrown.status < 400 || thrown.status >= 500) return null;
  const message = 'The body could not be read as JSON.';
  return new Refusal('invalid_input', 'body', { issues: [{ path: '', message }] });
}

/**
 * Logs why a request was refused: one short line for a caller's mistake, all details for a bug or an outage of ours.
 * Programs read the line of a refused key: SECURITY.md promises its format.
 */
export function logRefusal(log: Logger, requestId: string, refusal: Refusal, thrown: unknown): void {
  const { code, detail } = refusal;
  const { key } = refusal.extras;
  const check = currentRequest()?.check;
  if (check !== undefined) check.why = withoutKeys(detail);
  if (code === 'internal') log.error({ requestId, ...describeError(thrown) }, 'a bug');
  else if (check !== undefined) log.debug({ requestId, code }, 'refused');
  else if (code === 'unavailable') log.warn({ requestId, code, detail: withoutKeys(detail) }, 'cannot decide');
  else if (key !== undefined) log.info({ requestId, address: currentAddress(), refusal: code, key }, 'key refused');
  else log.debug({ requestId, code, detail: withoutKeys(detail) }, 'refused');
}
