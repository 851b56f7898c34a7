import { describeError } from '../describe-error.ts';
import type { Logger } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { toRefusal } from '../to-refusal.ts';
import { withoutKeys } from './logged-path.ts';

/** The facts about a refused request that its log line has. */
export interface RefusedRequest {
  requestId: string;
  address: string | null;
  /**
   * Set when the request is a health check of a proxy or a supervisor. `why` is the reason of the refusal, for the log.
   */
  check?: { why: string | null } | undefined;
}

/**
 * Logs why a request was refused: one short line for a caller's mistake, all details for a bug or an outage of ours.
 * Programs read the line of a refused key: SECURITY.md promises its format.
 */
export function writeRefusal(log: Logger, request: RefusedRequest, refusal: Refusal, thrown: unknown): void {
  const { code, detail } = refusal;
  const { key } = refusal.extras;
  const { requestId, address, check } = request;
  if (check !== undefined) check.why = withoutKeys(detail);
  if (code === 'internal') log.error({ requestId, ...describeError(thrown) }, 'a bug');
  else if (check !== undefined) log.debug({ requestId, code }, 'refused');
  else if (code === 'unavailable') log.warn({ requestId, code, detail: withoutKeys(detail) }, 'cannot decide');
  else if (key !== undefined) log.info({ requestId, address, refusal: code, key }, 'key refused');
  else if (log.isLevelEnabled('debug')) log.debug({ requestId, code, detail: withoutKeys(detail) }, 'refused');
}

/** Returns the refusal for a value that a route or its body parser threw. */
export const refusalIn = (thrown: unknown): Refusal => bodyRefusal(thrown) ?? toRefusal(thrown);

function bodyRefusal(thrown: unknown): Refusal | null {
  if (!(thrown instanceof Error) || thrown instanceof Refusal || thrown instanceof URIError || !('status' in thrown))
    return null;
  if (thrown.status === 413) return tooLarge();
  if (typeof thrown.status !== 'number' || thrown.status < 400 || thrown.status >= 500) return null;
  return noJson();
}

/** Makes the refusal of a body that is longer than the limit of its route. */
export const tooLarge = (): Refusal => new Refusal('too_large', 'body');

/** Makes the refusal of a body that is not JSON. */
export const noJson = (): Refusal =>
  new Refusal('invalid_input', 'body', { issues: [{ path: '', message: 'The body could not be read as JSON.' }] });
