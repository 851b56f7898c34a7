import { ApiError, ConnectionError } from '@chatelaine/sdk';
import type { ErrorRequestHandler } from 'express';
import { smallPage } from './page.ts';

/** What our visitors should do, where Chatelaine's own sentence does not say it. New codes may come: have a default. */
const OUR_WORDS: Record<string, string> = {
  permission_missing: 'This number is not shared with us any more. Press the button to ask for it again.',
  channel_not_running: 'This number is not active yet. Try again when it is.',
  conflict: 'This was changed meanwhile. Look at the page again.',
  // A new key ends the one that nobody holds, because Chatelaine lets a number have one.
  secret_unknown: 'The new key got lost on its way. Create a key for this number: it ends the lost one.',
  already_created: 'The new key got lost on its way. Create a key for this number: it ends the lost one.',
};

/**
 * Says why Chatelaine said no, with what its support will ask for. Its messages are for people and carry no secret.
 *
 * @throws whatever else it is given: that is a mistake of ours.
 */
export function explain(error: unknown): string {
  if (error instanceof ConnectionError) return `Chatelaine did not answer. Try again in a moment. (${error.code})`;
  if (!(error instanceof ApiError)) throw error;
  if (error.issues?.some(({ path }) => path === 'number'))
    return 'This is no phone number that we can read. Write it with its country code, like +44 7700 900101.';
  // The name of the method, before the sentence, is for us.
  const sentence = OUR_WORDS[error.code] ?? error.message.replace(`${error.procedure}: `, '');
  return `${sentence} (${error.code}, request ${error.requestId || 'unknown'})`;
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
