import { json, type RequestHandler } from 'express';
import { originIn } from '../base-url.ts';
import { Refusal } from '../refusal.ts';
import { textOnly } from './unreadable.ts';

/** The highest number of bytes of a body that the server reads before it knows the sender. */
export const STRANGERS_BODY = 64 * 1024;

/** Reads a JSON body of at most 64 KiB. It refuses any other content type before it reads the body. */
export const jsonBody: RequestHandler[] = [
  (req, _res, next) => {
    if (req.is('application/json') === false)
      throw notOurs('content type', 'Send JSON, with content-type application/json.');
    next();
  },
  json({ limit: STRANGERS_BODY, type: 'application/json', strict: false, ...textOnly }),
];

/**
 * Accepts a change by cookie only from our own pages. `Origin` must equal the origin of BASE_URL, and our header must
 * be set. No form, image or `no-cors` fetch of another site can send that header.
 */
export function requireOwnPage(baseUrl: string): RequestHandler {
  return (req, _res, next) => {
    if (!isOwnPage(req.get('origin'), req.get('x-chatelaine'), baseUrl))
      throw notOurs('origin', `Only pages of ${baseUrl} may send this.`);
    next();
  };
}

/** Whether a change came from our own pages. */
export function isOwnPage(origin: string | undefined, header: string | undefined, baseUrl: string): boolean {
  return header === '1' && origin === originIn(baseUrl);
}

/**
 * Accepts a sign-in from our own pages, or from a program that is not a browser. Before a sign-in there is no cookie
 * that this guard could check. A browser always sends the origin of a POST, so another site cannot sign in its visitor
 * as somebody else.
 */
export function requireOwnPageOrProgram(baseUrl: string): RequestHandler {
  const own = originIn(baseUrl);
  return (req, _res, next) => {
    const isBrowser =
      req.get('origin') !== undefined || req.get('sec-fetch-site') !== undefined || req.get('cookie') !== undefined;
    if (isBrowser && req.get('origin') !== own) throw notOurs('origin', `In a browser, sign in at ${baseUrl}.`);
    next();
  };
}

const notOurs = (detail: string, message: string): Refusal =>
  new Refusal('invalid_input', detail, { issues: [{ path: '', message }], message });
