import { ApiError, ConnectionError } from '@chatelaine/sdk';
import type { ErrorRequestHandler } from 'express';
import { smallPage } from './page.ts';

/**
 * Says why Chatelaine said no, with what its support will ask for. Its messages are for people and carry no secret.
 *
 * @throws whatever else it is given: that is a mistake of ours.
 */
export function refusalNotice(error: unknown): string {
  if (error instanceof ApiError) return `${error.message} (${error.code}, request ${error.requestId || 'unknown'})`;
  if (error instanceof ConnectionError) return `${error.message} (${error.code})`;
  throw error;
}

/** Answers what went wrong with a page; the reason goes to our log, never to the visitor. */
export const answerError: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  const status = statusOf(error);
  if (status < 500) {
    res.status(status).send(smallPage('This form could not be read', 'Go back and try again.'));
    return;
  }
  // The stack only: an error can hold a request, and a request can hold a key.
  console.error(error instanceof Error ? error.stack : typeof error);
  res.status(500).send(smallPage('Something went wrong', 'It is our mistake, not yours. Please try again later.'));
};

// The parser of forms marks with a status what is the sender's mistake.
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
