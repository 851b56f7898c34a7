// Why something did not work, in a sentence.
import type { Failure } from './server.ts';
import * as texts from './texts/texts.ts';

/** What to say about a link that leads nowhere. */
export function whyBadLink(failure: Failure, partner: string | null): string {
  return (failure.code === 'redirect_not_allowed' ? texts.badLinkRedirect : texts.badLinkBody)(partner);
}

/** The sentence under "We couldn't check this request". */
export function whyNotAsked(failure: Failure): string {
  return failure.status === 0 ? texts.failedNoAnswer : whyRefused(failure);
}

/**
 * The sentence under "We couldn't save that". It promises that nothing was changed only when the server said no each
 * time: after a lost reply nobody knows.
 */
export function whyNotSaved(failure: Failure, lost: number): string {
  if (failure.status === 0) return texts.failedNoAnswerToSave;
  return lost > 0 ? whyRefused(failure) : `${texts.failedUnchanged} ${whyRefused(failure)}`;
}

/** The sentence where a review could not be had: asking for one changes nothing. */
export function whyNotReviewed(failure: Failure): string {
  return `${texts.failedUnchanged} ${whyNotAsked(failure)} ${texts.failedChoiceKept}`;
}

/** The sentence above the fields when an email or a password was not taken. */
export function whyNotSignedIn(failure: Failure, wrong: string): string {
  if (failure.status === 400 || failure.status === 401) return wrong;
  return failure.status === 429 ? texts.signInTooMany(failure.retryAfterSeconds) : texts.signInUnreachable;
}

function whyRefused(failure: Failure): string {
  if (failure.status === 429) return texts.failedTooMany(failure.retryAfterSeconds);
  if (failure.code === 'suspended') return texts.failedSuspended;
  return texts.failedSoon;
}
