import type { RequestHandler } from 'express';
import { answerOtherMethods, type KnownMethod } from '../../platform/http/allowed-methods.ts';
import { Refusal } from '../../platform/refusal.ts';
import { appRouter } from './router.ts';

const METHOD_OF: Record<string, KnownMethod> = { query: 'GET', mutation: 'POST' };

const METHODS: ReadonlyMap<string, KnownMethod> = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>).flatMap(
    ([name, { _def }]) => {
      const method = METHOD_OF[_def.type];
      return method === undefined ? [] : [[name, method] as const];
    },
  ),
);

/** The method of the procedure at a path below `/trpc`, as tRPC reads it; undefined where there is none. */
export function methodOfProcedure(path: string): KnownMethod | undefined {
  try {
    return METHODS.get(decodeURIComponent(path.slice(1)));
  } catch {
    return undefined;
  }
}

/**
 * Answers a method that the procedure does not take, before its key and its body are looked at. tRPC itself answers HEAD
 * with 204 whatever is asked, and cannot read some methods at all: so nothing but GET and POST reaches it for a name that
 * it may not know.
 */
export const refuseOtherMethod: RequestHandler = (req, res, next) => {
  const known = methodOfProcedure(req.path);
  if (known !== undefined) answerOtherMethods([known])(req, res, next);
  else next(req.method === 'GET' || req.method === 'POST' ? undefined : new Refusal('not_found', 'no such procedure'));
};
