import type { Failure } from './server.ts';

/** Says whether the server does not know the address that the page was opened with. */
export function isBadLink(failure: Failure): boolean {
  return failure.status === 400 || failure.status === 404;
}

/** Names what the page does when an answer was not taken. */
export function afterRefusedAnswer(
  failure: Failure,
): 'step_up' | 'ask_again' | 'numbers_changed' | 'bad_link' | 'not_saved' {
  if (failure.code === 'code_required') return 'step_up';
  if (failure.status === 401) return 'ask_again';
  // The same answer can only fail again, to other numbers or by whoever may no longer give it: the client sees first
  // what the question is now.
  if (failure.status === 409 || failure.code === 'not_allowed') return 'numbers_changed';
  return failure.status === 404 || failure.code === 'redirect_not_allowed' ? 'bad_link' : 'not_saved';
}
