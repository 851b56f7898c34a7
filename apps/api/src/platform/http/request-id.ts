import { newRequestId } from '../id.ts';

/** The id in the header of a request, and whether the sender is trusted. */
interface SaidId {
  /** The header `X-Request-Id`. Two lines are joined by a comma, which no valid id contains. */
  said: string | undefined;
  isTrusted: boolean;
}

/**
 * Returns the id of a request. A trusted proxy may set the id, so that a person can find the request under the same id
 * in the log of the proxy and in our log. When no trusted proxy sets an id, the id is new. A proxy may pass on an id
 * that its caller wrote. So an id is used only when it is safe in a log line, an answer and a table, and does not look
 * like one of our keys.
 */
export function requestIdOf({ said, isTrusted }: SaidId): string {
  return isTrusted && said !== undefined && SAFE.test(said) && !KEY.test(said) ? said : newRequestId();
}

// Matches an id that is safe. The longest id that matches fits into the column of the table of events.
const SAFE = /^[A-Za-z\d][\w.:=+/-]{0,127}$/;
const KEY = /(?:wap?|wac|wat|otc)_/i;
