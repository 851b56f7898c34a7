import type { Failure } from './server.ts';

/** Says whether the server named something that was filled in, or that the link says. */
export function isTyped({ status, issues }: Failure): boolean {
  return status === 400 && issues.some(({ path }) => path !== '');
}

/** Says whether the server does not know the address that the page was opened with, or cannot read it. */
export function isBadLink(failure: Failure): boolean {
  return failure.code === 'not_found' || failure.code === 'redirect_not_allowed' || isTyped(failure);
}

/** Names what the page does when an answer was not taken. */
export function afterRefusedAnswer(failure: Failure): 'step_up' | 'ask_again' | 'numbers_changed' | 'not_saved' {
  if (failure.code === 'code_required') return 'step_up';
  if (failure.status === 401) return 'ask_again';
  // The same answer would fail again: the numbers are others now, or this person may no longer answer. So the page first
  // shows what the question is now, or why there is none.
  return failure.status === 409 || /^(not_allowed|not_found|redirect_not_allowed)$/.test(`${failure.code}`)
    ? 'numbers_changed'
    : 'not_saved';
}
