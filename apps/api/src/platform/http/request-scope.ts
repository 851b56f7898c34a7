import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import type { Origin } from '../work.ts';

/** A request that is being answered. */
export interface CurrentRequest {
  origin: Origin;
  res: ServerResponse;
  /**
   * Set when the request is a health check of a proxy or a supervisor. `why` is the reason of a refusal, for the log.
   */
  check?: { why: string | null };
}

const scope = new AsyncLocalStorage<CurrentRequest>();

/** Runs the rest of a request in such a way that {@link currentRequest} returns this request. */
export function withinRequest(request: CurrentRequest, next: () => void): void {
  scope.run(request, next);
}

/**
 * Returns the request that is being answered. It is for code to which no caller can pass the request as an argument.
 */
export const currentRequest = (): CurrentRequest | undefined => scope.getStore();

/** Returns the id of the current request. It is needed because tRPC refuses some calls before they have a context. */
export const currentRequestId = (): string => currentRequest()?.origin.requestId ?? 'unknown';
