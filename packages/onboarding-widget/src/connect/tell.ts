import type { ConsentMessage } from '@chatelaine/shared';
import type { ConnectEvents, Denied, Granted, OnEvent } from './types.ts';

/**
 * The result of a question. An error is a rejected promise, which makes the connection's promise `result` reject too.
 */
export type Outcome = Granted | Denied | Promise<never>;

/** Returns a rejected promise. The `code` of its error is the cause, for programs. */
export const failure = (code: string): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

/**
 * Settles the question, and then dispatches the event of its answer. The question must be settled first, because a
 * listener may ask the next question at once.
 *
 * @returns the answer if it is a grant.
 */
export function tell(
  { source, v, type, state, ...answer }: ConsentMessage,
  via: Granted['via'],
  onEvent?: OnEvent,
  settle?: (outcome: Outcome) => void,
): Granted | null {
  // A message has exactly the fields of its event. The compiler cannot check this for the three kinds of message at
  // once.
  const detail = { ...answer, state: state ?? '', via } as Granted & ConnectEvents['error'];
  if (type === 'error') detail.retryable = true;
  const granted = type === 'granted' ? detail : null;
  settle?.(granted ?? (type === 'error' ? failure(detail.code) : { denied: true }));
  onEvent?.(type, detail);
  return granted;
}
