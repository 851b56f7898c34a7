import type { Failure } from './server.ts';

/** Says whether the server found a mistake in a field of the form or in a part of the link. */
export function isTyped({ status, issues }: Failure): boolean {
  return status === 400 && issues.some(({ path }) => path !== '');
}

/** Says whether the server does not know the address of the page, or cannot read this address. */
export function isBadLink(failure: Failure): boolean {
  return failure.code === 'not_found' || failure.code === 'redirect_not_allowed' || isTyped(failure);
}

/** Names the next step of the page after the server has refused an answer. */
export function afterRefusedAnswer(failure: Failure): 'step_up' | 'ask_again' | 'numbers_changed' | 'not_saved' {
  if (failure.code === 'code_required') return 'step_up';
  if (failure.status === 401) return 'ask_again';
  // The same answer would fail again: the numbers have changed, or this person may no longer answer. So the page first
  // shows the current question, or the reason why there is no question.
  return failure.status === 409 || /^(not_allowed|not_found|redirect_not_allowed)$/.test(`${failure.code}`)
    ? 'numbers_changed'
    : 'not_saved';
}
