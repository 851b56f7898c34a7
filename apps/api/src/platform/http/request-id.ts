import { newRequestId } from '../id.ts';

/** The id in the header of a request, and whether the sender is trusted. */
interface SaidId {
  /** The header `X-Request-Id`. Two lines are joined by a comma, which no valid id contains. */
  said: string | undefined;
  isTrusted: boolean;
}

/**
 * Returns the id of a request. A trusted proxy may set the id, so that a person can find the request in both logs with
 * one id. Otherwise the id is new. A proxy may also pass on an id that its caller wrote. So the id is used only when it
 * is safe in a log line, an answer and a table, and does not look like one of our keys.
 */
export function requestIdOf({ said, isTrusted }: SaidId): string {
  return isTrusted && said !== undefined && SAFE.test(said) && !KEY.test(said) ? said : newRequestId();
}

// The longest id that this allows fits into the column of the table of events.
const SAFE = /^[A-Za-z\d][\w.:=+/-]{0,127}$/;
const KEY = /(?:wap?|wac|wat|otc)_/i;
