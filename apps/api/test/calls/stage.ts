import type { FoundCall, KeptCall, Page } from '@chatelaine/shared';
import { expect, vi } from 'vitest';
import { type Answer, resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';

/** Returns the request id that a program got with an answer. */
export const requestIdOf = ({ headers }: Answer): string => headers.get('x-request-id') ?? '';

/** Lists calls. */
export const listCalls = async (as: Caller, query: object = {}): Promise<Page<KeptCall>> =>
  resultOf(await as.ask('calls.list', query));

/** Asks for the call with a request id. */
export const askFor = async (as: Caller, requestId: string): Promise<FoundCall> =>
  resultOf(await as.ask('calls.get', { requestId }));

/**
 * Moves the fake timer so that the server writes its calls, and waits until the call with this request id is found.
 */
export async function foundCall(as: Caller, requestId: string): Promise<KeptCall> {
  vi.advanceTimersByTime(5_000);
  await expect.poll(async () => (await askFor(as, requestId)).isKept, { message: requestId }).toBe(true);
  const found = await askFor(as, requestId);
  if (!found.isKept) throw new Error(`${requestId} is not kept.`);
  return found.call;
}
