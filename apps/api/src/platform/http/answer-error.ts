import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from '../log.ts';
import { Refusal, refusalBody, refusalHeaders } from '../refusal.ts';
import { escapeHtml, housePage } from './html.ts';
import { fromBodyParser, originOf } from './request.ts';

/** Answers what no route answered: a page for people, JSON for programs. */
export const answerNotFound: RequestHandler = () => {
  throw new Refusal('not_found', 'no such route');
};

/** Answers whatever was thrown on our own routes: JSON, or a page to a browser that opened the address itself. */
export function answerError(log: Logger): ErrorRequestHandler {
  return (thrown, req, res, next) => {
    if (res.headersSent) return next(thrown);
    const refusal = fromBodyParser(thrown, res, log);
    const { requestId } = originOf(res);
    res.status(refusal.status).set(refusalHeaders(refusal));
    const wantsPage = req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
    if (!wantsPage) return res.json(refusalBody(refusal, requestId));
    const title = refusal.code === 'not_found' ? 'This page does not exist' : refusal.message;
    return res.type('html').send(housePage(title, wayOn(refusal.status) + reference(requestId)));
  };
}

// What may work in a moment is tried again where the person is: an empty address is the page's own, and echoes nothing.
const wayOn = (status: number): string =>
  status >= 500 || status === 429
    ? '<p><a href="">Try again</a></p>\n'
    : '<p><a href="/">Go to the start page</a></p>\n';

const reference = (requestId: string): string => `<p class="quiet">Reference: ${escapeHtml(requestId)}</p>`;
