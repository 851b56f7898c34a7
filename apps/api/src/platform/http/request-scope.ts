import { AsyncLocalStorage } from 'node:async_hooks';
import type { Origin } from '../work.ts';

const scope = new AsyncLocalStorage<Origin>();

/** Runs the rest of a request so that {@link currentRequestId} knows it. */
export function withinRequest(origin: Origin, next: () => void): void {
  scope.run(origin, next);
}

/** The id of the request that is being answered, where nobody can hand it over: tRPC's own refusals come before a context. */
export function currentRequestId(): string {
  return scope.getStore()?.requestId ?? 'unknown';
}
