import type { ErrorRequestHandler, RequestHandler } from 'express';
import { pathIn } from '../base-url.ts';
import type { Logger } from '../log.ts';
import { Refusal, refusalBody, refusalHeaders } from '../refusal.ts';
import { escapeHtml, plainPage } from './html.ts';
import { fromBodyParser, originOf } from './request.ts';

/** Answers what no route answered: a page for people, JSON for programs. */
export const answerNotFound: RequestHandler = () => {
  throw new Refusal('not_found', 'no such route');
};

/** Answers whatever was thrown on our own routes: JSON, or a page to a browser that opened the address itself. */
export function answerError(log: Logger, baseUrl: string): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    if (res.headersSent) return next(thrown);
    const refusal = fromBodyParser(thrown, res, log);
    const { requestId } = originOf(res);
    res.status(refusal.status).set(refusalHeaders(refusal));
    const wantsPage = req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
    if (!wantsPage) return res.json(refusalBody(refusal, requestId));
    const title = isNoPage(refusal) ? 'This page does not exist' : refusal.message;
    const body = why(refusal) + wayOn(refusal.status, baseUrl) + reference(requestId);
    return res.type('html').send(plainPage({ baseUrl, title, body }));
  };
}

// What programs post to is no page either.
const isNoPage = ({ code }: Refusal): boolean => code === 'not_found' || code === 'method_not_allowed';

// An address that names nothing for a reason: a slash too many, or the path of BASE_URL is missing.
const why = ({ code, extras: { message } }: Refusal): string =>
  code === 'not_found' && message !== undefined ? `<p>${escapeHtml(message)}</p>\n` : '';

// What may work in a moment is tried again where the person is: an empty address is the page's own, and echoes nothing.
const wayOn = (status: number, baseUrl: string): string =>
  status >= 500 || status === 429
    ? '<p><a href="">Try again</a></p>\n'
    : `<p><a href="${pathIn(baseUrl)}/">Go to the start page</a></p>\n`;

const reference = (requestId: string): string => `<p class="quiet">Reference: ${escapeHtml(requestId)}</p>`;
