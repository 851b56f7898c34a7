import { ApiError, ConnectionError } from '@chatelaine/sdk';
import type { ErrorRequestHandler } from 'express';
import { smallPage } from './page.ts';

/**
 * Our own sentences for refusals where Chatelaine's sentence does not say what our visitors should do. Chatelaine may
 * add codes that are not in this table, so every use of the table needs a default.
 */
const OUR_WORDS: Record<string, string> = {
  permission_missing: 'This number is not shared with us any more. Press the button to ask for it again.',
  channel_not_running: 'This number is not active yet. Try again when it is.',
  conflict: 'This was changed meanwhile. Look at the page again.',
  // A number has only one key at a time. So a new key ends the key that got lost.
  secret_unknown: 'The new key got lost on its way. Create a key for this number: it ends the lost one.',
  already_created: 'The new key got lost on its way. Create a key for this number: it ends the lost one.',
};

/**
 * Explains why Chatelaine refused a call. The text includes the code and the request id, which Chatelaine's support
 * asks for. Chatelaine's messages are for people and contain no secret.
 *
 * @throws every error that Chatelaine or the connection did not cause, because such an error is a mistake in our code.
 */
export function explain(error: unknown): string {
  if (error instanceof ConnectionError) return `Chatelaine did not answer. Try again in a moment. (${error.code})`;
  if (!(error instanceof ApiError)) throw error;
  if (error.issues?.some(({ path }) => path === 'number'))
    return 'This is no phone number that we can read. Write it with its country code, like +44 7700 900101.';
  // Chatelaine's message begins with the name of the called method. The name is for developers, so it is removed.
  const sentence = OUR_WORDS[error.code] ?? error.message.replace(`${error.procedure}: `, '');
  return `${sentence} (${error.code}, request ${error.requestId || 'unknown'})`;
}

/** Answers an error with a page. The reason goes only to our log, never to the visitor. */
export const answerError: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  const status = statusOf(error);
  if (status < 500) {
    res.status(status).send(smallPage('This form could not be read', 'Go back and try again.'));
    return;
  }
  // Only the stack is logged: an error can contain a request, and a request can contain a key.
  console.error(error instanceof Error ? error.stack : typeof error);
  res.status(500).send(smallPage('Something went wrong', 'It is our mistake, not yours. Please try again later.'));
};

// The form parser sets a status from 400 on when the sender caused the error. An error without a status is our mistake.
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
