import { newRequestId } from '../id.ts';

/** What a request says of its own id, and whether it is believed. */
interface SaidId {
  /** `X-Request-Id`; lines that came twice are joined by a comma, which no id has. */
  said: string | undefined;
  isTrusted: boolean;
}

/**
 * The id of a request: the one that a trusted proxy gave it, so that one id finds it in both logs; else one of ours. A
 * proxy may pass on what its caller wrote, so it is taken only where it can stand in a line, an answer and a table, and
 * is no key of ours.
 */
export function requestIdOf({ said, isTrusted }: SaidId): string {
  return isTrusted && said !== undefined && SAFE.test(said) && !KEY.test(said) ? said : newRequestId();
}

// As long as the column of the events.
const SAFE = /^[A-Za-z\d][\w.:=+/-]{0,127}$/;
const KEY = /(?:wap?|wac|wat|otc)_/i;
