import { expect } from 'vitest';
import type { Call } from './calls.ts';

/** Expects 200 for every call. */
export async function expectAnswered(calls: readonly Call[]): Promise<void> {
  const told = await Promise.all(calls.map(async ({ what, send }) => ({ what, status: (await send()).status })));
  expect(told).toEqual(calls.map(({ what }) => ({ what, status: 200 })));
}

/**
 * Expects that every call gets 503, with a `Retry-After` header and the body in which the call's door says
 * `unavailable`.
 */
export async function expectUnavailable(calls: readonly Call[], withinMs = 15_000): Promise<void> {
  const told = await Promise.all(calls.map(tell));
  for (const [at, { unavailable }] of calls.entries()) {
    expect(told[at]).toMatchObject({
      status: 503,
      refusal: 'unavailable',
      retryAfter: expect.stringMatching(/^[1-9]\d*$/),
      body: unavailable,
    });
    expect(told[at]?.ms).toBeLessThan(withinMs);
  }
}

async function tell({ what, send }: Call) {
  const begun = performance.now();
  const { status, headers, refusal, body } = await send();
  return { what, status, refusal, retryAfter: headers.get('retry-after'), body, ms: performance.now() - begun };
}
