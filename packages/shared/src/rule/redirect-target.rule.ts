import { isListedUrl, redirectUrlProblem } from './redirect-url.rule.ts';

/** Why a partner's backend cannot use a redirect URL, and what it reads. */
export interface RedirectProblem {
  code: 'invalid_input' | 'redirect_not_allowed';
  message: string;
}

/**
 * Says why a redirect URL cannot be used, or null: one that could stand on no list, one that is not on this list, and
 * where none is given, a first of the list that may no longer stand there.
 */
export function redirectTargetProblem(
  given: string | undefined,
  list: readonly string[],
  mayBeLoopback: boolean,
): RedirectProblem | null {
  if (given === undefined) return defaultProblem(list, mayBeLoopback);
  const problem = redirectUrlProblem(given, mayBeLoopback);
  if (problem !== null) return { code: 'invalid_input', message: problem };
  if (isListedUrl(given, list)) return null;
  const listed = list.length === 0 ? 'Your list is empty.' : `On it: ${list.join(', ')}`;
  const message = `Not on your list: scheme, host, port and path must be equal. ${listed}`;
  return { code: 'redirect_not_allowed', message };
}

function defaultProblem([first]: readonly string[], mayBeLoopback: boolean): RedirectProblem | null {
  const problem = first === undefined ? null : redirectUrlProblem(first, mayBeLoopback);
  if (problem === null) return null;
  const message = `The first URL of your list is used where none is given, and cannot be. ${problem}`;
  return { code: 'redirect_not_allowed', message };
}
