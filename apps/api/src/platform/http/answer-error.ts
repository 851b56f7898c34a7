import type { ErrorRequestHandler, RequestHandler } from 'express';
import { pathIn } from '../base-url.ts';
import type { Logger } from '../log.ts';
import { Refusal, refusalBody, refusalHeaders } from '../refusal.ts';
import { escapeHtml, plainPage } from './html.ts';
import { fromBodyParser, originOf } from './request.ts';

/** Refuses a request that no route answered. People get a page, and programs get JSON. */
export const answerNotFound: RequestHandler = () => {
  throw new Refusal('not_found', 'no such route');
};

/**
 * Answers an error that one of our own routes threw. The answer is JSON, or a page when a browser opened the address
 * itself.
 *
 * @param challenge the value of `WWW-Authenticate` in an answer 401.
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

// Whether the address is no page. An address that only takes POST is not a page either.
const isNoPage = ({ code }: Refusal): boolean => code === 'not_found' || code === 'method_not_allowed';

// Writes why there is nothing at an address, if the refusal says why: the address has one slash too many, or lacks the
// path of BASE_URL.
const why = ({ code, extras: { message } }: Refusal): string =>
  code === 'not_found' && message !== undefined ? `<p>${escapeHtml(message)}</p>\n` : '';

// A failure that may be temporary gets a link to the same page. The link has an empty address, which means the same
// page and repeats no input of the request.
const wayOn = (status: number, baseUrl: string): string =>
  status >= 500 || status === 429
    ? '<p><a href="">Try again</a></p>\n'
    : `<p><a href="${pathIn(baseUrl)}/">Go to the start page</a></p>\n`;

const reference = (requestId: string): string => `<p class="quiet">Reference: ${escapeHtml(requestId)}</p>`;
