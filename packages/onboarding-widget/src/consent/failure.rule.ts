import type { Texts } from './catalogue.ts';
import type { Failure } from './server.ts';

/** Says whether the server does not know the address that the page was opened with. */
export function isBadLink(failure: Failure): boolean {
  return failure.status === 400 || failure.status === 404;
}

/** Names what the page does when an answer was not taken. */
export function afterRefusedAnswer(failure: Failure): 'step_up' | 'ask_again' | 'bad_link' | 'not_saved' {
  if (failure.code === 'code_required') return 'step_up';
  if (failure.status === 401) return 'ask_again';
  return failure.status === 404 ? 'bad_link' : 'not_saved';
}

/** Says whether the numbers are no longer those that the page showed: the same answer can only fail again. */
export function isStale(failure: Failure): boolean {
  return failure.status === 409;
}

/** The sentence under "We couldn't check this request". */
export function whyNotAsked(failure: Failure, texts: Texts, isOnline: boolean): string {
  if (failure.status === 0) return isOnline ? texts.failed.noAnswer : texts.failed.offline;
  return whyRefused(failure, texts);
}

/** The sentence under "We couldn't save that". It promises that nothing was changed only when the server said no. */
export function whyNotSaved(failure: Failure, texts: Texts, isOnline: boolean): string {
  if (failure.status === 0) return isOnline ? texts.failed.noAnswerToSave : texts.failed.offline;
  return `${texts.failed.unchanged} ${whyRefused(failure, texts)}`;
}

/** The sentence above the fields when an email or a password was not taken. */
export function whyNotSignedIn(failure: Failure, texts: Texts, wrong: string): string {
  if (failure.status === 400 || failure.status === 401) return wrong;
  return failure.status === 429 ? texts.signIn.tooMany(failure.retryAfterSeconds) : texts.signIn.unreachable;
}

function whyRefused(failure: Failure, texts: Texts): string {
  if (failure.status === 429) return texts.failed.tooMany(failure.retryAfterSeconds);
  if (failure.code === 'suspended') return texts.failed.suspended;
  return isStale(failure) ? texts.failed.changed : texts.failed.soon;
}
