import type { ConsentMessage } from '@chatelaine/shared';
import type { ConnectEvents, Denied, Granted, OnEvent } from './types.ts';

/** What a question comes to; an error comes as the rejected promise that `result` becomes. */
export type Outcome = Granted | Denied | Promise<never>;

/** An error that names its cause for programs. */
export const failure = (code: string): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

/**
 * Settles with what an answer comes to, then tells its one event: whoever hears it may ask anew at once. Gives it back
 * when it is a grant.
 */
export function tell(
  { source, v, type, state, ...answer }: ConsentMessage,
  via: Granted['via'],
  onEvent?: OnEvent,
  settle?: (outcome: Outcome) => void,
): Granted | null {
  // A message has the words of its event and no others, which the compiler cannot follow for all three at once.
  const detail = { ...answer, state: state ?? '', via } as Granted & ConnectEvents['error'];
  if (type === 'error') detail.retryable = true;
  const granted = type === 'granted' ? detail : null;
  settle?.(granted ?? (type === 'error' ? failure(detail.code) : { denied: true }));
  onEvent?.(type, detail);
  return granted;
}
