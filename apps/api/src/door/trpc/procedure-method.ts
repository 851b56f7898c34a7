import type { RequestHandler } from 'express';
import { answerOtherMethods, type KnownMethod } from '../../platform/http/allowed-methods.ts';
import { Refusal } from '../../platform/refusal.ts';
import { appRouter } from './router.ts';

const METHOD_OF: Record<string, KnownMethod> = { query: 'GET', mutation: 'POST', subscription: 'GET' };

const METHODS: ReadonlyMap<string, KnownMethod> = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>).flatMap(
    ([name, { _def }]) => {
      const method = METHOD_OF[_def.type];
      return method === undefined ? [] : [[name, method] as const];
    },
  ),
);

/** Whether a procedure has this name. */
export const isProcedure = (name: string): boolean => METHODS.has(name);

/**
 * Returns the method that the procedure at a path below `/trpc` takes. This function decodes the path as tRPC does.
 * Undefined when there is no procedure at the path.
 */
export function methodOfProcedure(path: string): KnownMethod | undefined {
  try {
    return METHODS.get(decodeURIComponent(path.slice(1)));
  } catch {
    return undefined;
  }
}

/**
 * Refuses a method that the procedure does not take, before the key and the body of the call are read. This handler is
 * needed because tRPC answers every HEAD with 204, and cannot read some methods at all. When no procedure has the name,
 * only GET and POST are passed on to tRPC.
 */
export const refuseOtherMethod: RequestHandler = (req, res, next) => {
  const known = methodOfProcedure(req.path);
  if (known !== undefined) answerOtherMethods([known])(req, res, next);
  else next(req.method === 'GET' || req.method === 'POST' ? undefined : new Refusal('not_found', 'no such procedure'));
};
