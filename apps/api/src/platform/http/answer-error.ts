import type { ErrorRequestHandler, RequestHandler } from 'express';
import { pathIn } from '../base-url.ts';
import type { Logger } from '../log.ts';
import { Refusal, refusalBody, refusalHeaders } from '../refusal.ts';
import { escapeHtml, plainPage } from './html.ts';
import { fromBodyParser, originOf } from './request.ts';

/** Answers a request that no route answered: with a page for people, with JSON for programs. */
export const answerNotFound: RequestHandler = () => {
  throw new Refusal('not_found', 'no such route');
};

/**
 * Answers what one of our own routes threw: with JSON, or with a page when a browser opened the address itself.
 *
 * @param challenge what a 401 asks for.
 */
export function answerError(log: Logger, baseUrl: string, challenge: string): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    if (res.headersSent) return next(thrown);
    const refusal = fromBodyParser(thrown, res, log);
    const { requestId } = originOf(res);
    res.status(refusal.status).set(refusalHeaders(refusal, challenge));
    const wantsPage = req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
    if (!wantsPage) return res.json(refusalBody(refusal, requestId));
    const title = isNoPage(refusal) ? 'This page does not exist' : refusal.message;
    const body = why(refusal) + wayOn(refusal.status, baseUrl) + reference(requestId);
    return res.type('html').send(plainPage({ baseUrl, title, body }));
  };
}

// An address that only takes POST is not a page either.
const isNoPage = ({ code }: Refusal): boolean => code === 'not_found' || code === 'method_not_allowed';

// An address that names nothing for a reason: a slash too many, or the path of BASE_URL is missing.
const why = ({ code, extras: { message } }: Refusal): string =>
  code === 'not_found' && message !== undefined ? `<p>${escapeHtml(message)}</p>\n` : '';

// A failure that may pass gets a link to the same page: an empty address means the page itself, and echoes no input.
const wayOn = (status: number, baseUrl: string): string =>
  status >= 500 || status === 429
    ? '<p><a href="">Try again</a></p>\n'
    : `<p><a href="${pathIn(baseUrl)}/">Go to the start page</a></p>\n`;

const reference = (requestId: string): string => `<p class="quiet">Reference: ${escapeHtml(requestId)}</p>`;
