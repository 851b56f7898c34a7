import { readdirSync } from 'node:fs';
import type { RequestHandler, Router } from 'express';
import { Refusal } from '../refusal.ts';

/** A method that a route of ours takes. A route that takes GET also takes HEAD, as in Express. */
export type KnownMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The methods that each path takes. The paths are written as in Express. */
export type MethodsOfPaths = Readonly<Record<string, readonly KnownMethod[]>>;

/** Returns the value of the header `Allow` for a path that takes these methods. Every path also answers OPTIONS. */
export function allowOf(known: readonly KnownMethod[]): string {
  return [...served(known), 'OPTIONS'].join(', ');
}

/**
 * Whether a path that takes these methods takes this method. OPTIONS is not included, because it only asks about the
 * path and calls no route.
 */
export const takes = (known: readonly KnownMethod[], method: string | undefined): boolean =>
  served(known).some((each) => each === method);

const served = (known: readonly KnownMethod[]) =>
  known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method));

/** Makes the refusal for a method that the path does not take: 405 with `Allow` (RFC 9110, section 15.5.6). */
export function wrongMethod(known: readonly KnownMethod[]): Refusal {
  const message = `This address takes ${inWords(known)}, and not this method.`;
  return new Refusal('method_not_allowed', known.join(' '), { message, headers: { allow: allowOf(known) } });
}

const inWords = (known: readonly KnownMethod[]): string => known.join(', ').replace(/, (?=[^,]*$)/, ' and ');

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

/**
 * Mounts {@link answerOtherMethods} at each of the paths. Call it after the routes of the paths are mounted, so that it
 * handles only other methods. Without it, a router of Express answers OPTIONS itself, and names only the methods of
 * that router.
 */
export function mountOtherMethods(router: Pick<Router, 'route'>, methods: MethodsOfPaths): void {
  for (const [path, known] of Object.entries(methods)) router.route(path).all(answerOtherMethods(known));
}

/**
 * Answers methods other than GET at the files of a folder. The path of the route must end with `:file`, and the files
 * must not change while the server runs.
 */
export function answerOtherMethodsOfFiles(folder: string): RequestHandler {
  const files = new Set(readdirSync(folder));
  const answer = answerOtherMethods(['GET']);
  return (req, res, next) => {
    if (files.has(String(req.params.file))) answer(req, res, next);
    else next();
  };
}
