import { isListedUrl, redirectUrlProblem } from './redirect-url.rule.ts';

/** The reason why a redirect URL cannot be used, as a code and as a sentence for the partner's backend. */
export interface RedirectProblem {
  code: 'invalid_input' | 'redirect_not_allowed';
  message: string;
}

/**
 * Returns the reason why a redirect URL cannot be used, or null when the URL can be used. A URL that the partner gives
 * must follow the rules for redirect URLs and be on the partner's list. When the partner gives no URL, the first URL of
 * the list is used, and this URL must still follow the rules.
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
