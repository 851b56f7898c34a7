import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import type { Origin } from '../work.ts';

/** A request that is being answered. */
export interface CurrentRequest {
  origin: Origin;
  res: ServerResponse;
  /** Set for the check of a proxy or a supervisor: why it was refused, for the log. */
  check?: { why: string | null };
}

const scope = new AsyncLocalStorage<CurrentRequest>();

/** Runs the rest of a request so that {@link currentRequest} knows it. */
export function withinRequest(request: CurrentRequest, next: () => void): void {
  scope.run(request, next);
}

/** The request that this code runs for, where no caller can pass it as an argument. */
export const currentRequest = (): CurrentRequest | undefined => scope.getStore();

/** Its id. tRPC refuses some calls before there is a context. */
export const currentRequestId = (): string => currentRequest()?.origin.requestId ?? 'unknown';
