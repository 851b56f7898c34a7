import { json, type RequestHandler } from 'express';
import { originIn } from '../base-url.ts';
import { Refusal } from '../refusal.ts';
import { textOnly } from './unreadable.ts';

/** What may be kept of a body whose sender nobody has looked at. */
export const STRANGERS_BODY = 64 * 1024;

/** Reads a JSON body of at most 64 KiB; any other content type is refused before a byte of it counts. */
export const jsonBody: RequestHandler[] = [
  (req, _res, next) => {
    if (req.is('application/json') === false)
      throw notOurs('content type', 'Send JSON, with content-type application/json.');
    next();
  },
  json({ limit: STRANGERS_BODY, type: 'application/json', strict: false, ...textOnly }),
];

/**
 * Lets a change by cookie through only from our own pages: `Origin` equal to that of BASE_URL and our header, which no form,
 * image or `no-cors` fetch of another site can send.
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
 * For sign-in, where there is no cookie yet: from our own pages, or from a program that is no browser. A browser always
 * says where a POST comes from, so another site cannot sign its visitor in as somebody else.
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
