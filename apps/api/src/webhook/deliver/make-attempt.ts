import { TEST_EVENT } from '@chatelaine/shared';
import { type OutsideAnswer, OutsideError, type OutsideRequest } from '../../platform/outside/outside-client.ts';
import { judgeAnswer, type Verdict } from './answer.rule.ts';
import type { ClaimedDelivery } from './claim.ts';

/** The time limit of an attempt, from the look-up of the name to the headers of the answer. */
export const TIMEOUT_MS = 15_000;

/** One attempt, ready to be sent. */
export interface Attempt {
  delivery: ClaimedDelivery;
  url: string;
  headers: Record<string, string>;
  body: string;
  /** The time of the database at which the attempt begins. */
  at: Date;
}

/** What an attempt has led to. */
export interface AttemptResult {
  verdict: Verdict;
  durationMs: number;
  /** The HTTP status. Null when there was no answer. */
  status: number | null;
  /** What went wrong, as a sentence. */
  error: string | null;
  /** The start of the answer. It may contain secrets. */
  answer: string | null;
}

/** Sends a request to a URL that somebody gave us. */
export type Send = (request: OutsideRequest) => Promise<OutsideAnswer>;

/** Makes one attempt. A request that the signal has ended has no result, because the attempt is repeated later. */
export async function makeAttempt(send: Send, attempt: Attempt, signal: AbortSignal): Promise<AttemptResult | null> {
  const { url, headers, body } = attempt;
  const begun = performance.now();
  const durationMs = () => Math.round(performance.now() - begun);
  try {
    const answer = await send({ method: 'POST', url: new URL(url), headers, body, timeoutMs: TIMEOUT_MS, signal });
    return { ...judged(answer, attempt), durationMs: durationMs() };
  } catch (error) {
    if (signal.aborted) return null;
    if (!(error instanceof OutsideError)) throw error;
    const failed = { verdict: { kind: 'failed' }, status: null, error: error.message, answer: null } as const;
    return { ...failed, durationMs: durationMs() };
  }
}

function judged(
  { status, headers, text }: OutsideAnswer,
  { delivery, at }: Attempt,
): Omit<AttemptResult, 'durationMs'> {
  const { event, tries, attempts } = delivery;
  // The attempts that did not count are those after which the receiver asked for a wait. This one is not among them.
  const holds = tries - 1 - attempts;
  const verdict = judgeAnswer({ status, retryAfter: headers['retry-after'], holds, isTest: event === TEST_EVENT }, at);
  return { verdict, status, error: sentenceOf(verdict, status), answer: text === '' ? null : text };
}

function sentenceOf(verdict: Verdict, status: number): string | null {
  if (verdict.kind === 'delivered') return null;
  if (verdict.kind === 'gone') return 'The receiver answered 410, which means that it is gone for good.';
  if (verdict.kind === 'held')
    return `The receiver answered ${status} and asked for a wait of ${Math.round(verdict.waitMs / 1_000)} s.`;
  const isRedirect = status >= 300 && status < 400;
  return `The receiver answered ${status}.${isRedirect ? ' Redirects are not followed.' : ''}`;
}
