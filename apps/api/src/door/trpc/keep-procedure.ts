import type { ErrorRequestHandler, Response } from 'express';
import type { CallWithKey } from '../../gate/index.ts';
import type { CallKeeper } from '../../kept-call/index.ts';
import { type CurrentRequest, currentRequest } from '../../platform/http/request-scope.ts';
import { refusalIn } from '../../platform/http/write-refusal.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { keepCall } from '../keep-call.ts';
import { isProcedure } from './procedure-method.ts';

const CALLS = new WeakMap<object, CallWithKey>();
/** The responses whose calls are kept. */
const KEPT = new WeakSet<object>();

/** Returns the object in which the gate writes the key of the call that this response answers. */
export function callOf(res: CurrentRequest['res'] | Response): CallWithKey {
  const call = CALLS.get(res) ?? {};
  CALLS.set(res, call);
  return call;
}

/** Keeps a call of a procedure whose key is known, so that the owner of the key can find it by its request id. */
export function keepProcedure(calls: CallKeeper, { res, origin }: CurrentRequest, refusal: Refusal | null): void {
  const { key } = callOf(res);
  const outcome = refusal?.code ?? 'ok';
  const operation = nameOf(res.req.url ?? '');
  const { rawHeaders } = res.req;
  const call = { key, rawHeaders, origin, door: 'trpc', operation, outcome, status: refusal?.status ?? 200 } as const;
  // The call is kept only once, also when an error follows while the answer is being written.
  if (!KEPT.has(res) && keepCall(calls, call)) KEPT.add(res);
}

/** Keeps the calls that are refused before any procedure runs, and passes the thrown value on. */
export const keepRefused =
  (calls: CallKeeper): ErrorRequestHandler =>
  (thrown, _req, res, next) => {
    const current = currentRequest();
    if (current !== undefined && !res.headersSent) keepProcedure(calls, current, refusalIn(thrown));
    next(thrown);
  };

/** Returns the name of the procedure in a path below `/trpc`. The caller chooses this path, so only known names count. */
function nameOf(url: string): string {
  try {
    const name = decodeURIComponent(url.replace(/[?#].*$/s, '').replace(/^.*\//s, ''));
    return isProcedure(name) ? name : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

const UNKNOWN = 'an unknown procedure';
