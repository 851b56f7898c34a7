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
  // The same answer to other numbers can only fail again, so the client sees the numbers first.
  if (failure.status === 409) return 'numbers_changed';
  return failure.status === 404 ? 'bad_link' : 'not_saved';
}
