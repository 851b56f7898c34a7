import { newRequestId } from '../id.ts';

/** The id that a request brings, and whether its sender is trusted. */
interface SaidId {
  /** `X-Request-Id`. Two lines are joined by a comma, which no id contains. */
  said: string | undefined;
  isTrusted: boolean;
}

/**
 * The id of a request. A trusted proxy may give it, so that one id finds the request in both logs; otherwise it is a
 * new one. A proxy may pass on what its caller wrote. So an id is taken only when it is safe in a log line, an answer
 * and a table, and does not look like one of our keys.
 */
export function requestIdOf({ said, isTrusted }: SaidId): string {
  return isTrusted && said !== undefined && SAFE.test(said) && !KEY.test(said) ? said : newRequestId();
}

// The column of the events has room for this length.
const SAFE = /^[A-Za-z\d][\w.:=+/-]{0,127}$/;
const KEY = /(?:wap?|wac|wat|otc)_/i;
