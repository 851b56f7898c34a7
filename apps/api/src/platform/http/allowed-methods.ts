import { readdirSync } from 'node:fs';
import type { RequestHandler, Router } from 'express';
import { Refusal } from '../refusal.ts';

/** A method that a route of ours takes. GET brings HEAD along, as in Express. */
export type KnownMethod = 'GET' | 'POST';

/** The methods that each path takes, in the path's form of Express. */
export type MethodsOfPaths = Readonly<Record<string, readonly KnownMethod[]>>;

/** The value of the header `Allow` for a path that takes these methods. OPTIONS is answered at each of them. */
export function allowOf(known: readonly KnownMethod[]): string {
  return [...served(known), 'OPTIONS'].join(', ');
}

/** Whether a path that takes these methods takes this one. OPTIONS asks about the path and calls nothing of it. */
export const takes = (known: readonly KnownMethod[], method: string | undefined): boolean =>
  served(known).some((each) => each === method);

const served = (known: readonly KnownMethod[]) =>
  known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method));

/** The refusal of a method at a path that takes these methods instead: 405 with `Allow` (RFC 9110, section 15.5.6). */
export function wrongMethod(known: readonly KnownMethod[]): Refusal {
  const message = `This address takes ${known.join(' and ')}, and not this method.`;
  return new Refusal('method_not_allowed', known.join(' '), { message, headers: { allow: allowOf(known) } });
}

/**
 * Answers requests with a method that the path does not take. OPTIONS gets the header `Allow` and no CORS header. Every
 * other method is refused. The handler reads no key, so every caller gets the same answer.
 */
export function answerOtherMethods(known: readonly KnownMethod[]): RequestHandler {
  return (req, res, next) => {
    if (takes(known, req.method)) next();
    else if (req.method === 'OPTIONS') res.status(204).set('allow', allowOf(known)).end();
    else next(wrongMethod(known));
  };
}

/** Mounts {@link answerOtherMethods} at each of the paths; after their routes, so that a call does not pass it. A router
 * that knows the path answers OPTIONS by itself where this is missing, and names its own methods alone. */
export function mountOtherMethods(router: Pick<Router, 'route'>, methods: MethodsOfPaths): void {
  for (const [path, known] of Object.entries(methods)) router.route(path).all(answerOtherMethods(known));
}

/** Answers other methods than GET at the files of a folder that stays as it is: below a path that ends with `:file`. */
export function answerOtherMethodsOfFiles(folder: string): RequestHandler {
  const files = new Set(readdirSync(folder));
  const answer = answerOtherMethods(['GET']);
  return (req, res, next) => {
    if (files.has(String(req.params.file))) answer(req, res, next);
    else next();
  };
}
