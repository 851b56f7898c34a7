// Explains in a sentence why something did not work. Each kind of failure has its own sentence.
import { isTyped } from './failure.rule.ts';
import type { Failure } from './server.ts';
import { readShell } from './shell.ts';
import * as texts from './texts/texts.ts';

/** The sentence under "We couldn't check this request". */
export function whyNotAsked(failure: Failure): string {
  return failure.status === 0 ? texts.failedNoAnswer : whyRefused(failure);
}

/**
 * The sentence under "We couldn't save that". When the server refused every attempt, the sentence says that nothing was
 * changed. When a reply was lost, the sentence does not say so, because nobody knows.
 */
export function whyNotSaved(failure: Failure, lost: number): string {
  if (failure.status === 0) return texts.failedNoAnswerToSave;
  return lost > 0 ? whyRefused(failure) : `${texts.failedUnchanged} ${whyRefused(failure)}`;
}

/** The sentence when a review failed. A review changes nothing, so the sentence says that nothing was changed. */
export function whyNotReviewed(failure: Failure): string {
  return `${texts.failedUnchanged} ${whyNotAsked(failure)} ${texts.failedChoiceKept}`;
}

/** The sentence above the fields when the server did not accept an email or a password. */
export function whyNotSignedIn(failure: Failure, wrong: string): string {
  if (failure.status === 401 || isTyped(failure)) return wrong;
  if (failure.status === 429) return texts.signInTooMany(failure.retryAfterSeconds);
  return `${texts.signInUnchecked} ${whyNotAsked(failure)}`;
}

function whyRefused({ status, code, retryAfterSeconds }: Failure): string {
  if (status === 429) return texts.failedTooMany(retryAfterSeconds);
  if (code === 'suspended') return texts.failedSuspended;
  // Two changes came at the same time, or the database or the server is not available. Another try may work in a
  // moment.
  if (status === 409 || status > 500) return texts.failedSoon;
  return status === 500 ? texts.failedOurs : texts.failedNotTaken(readShell().home.origin);
}
