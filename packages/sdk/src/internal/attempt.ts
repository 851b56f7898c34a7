import type { Config } from '../config.ts';
import { ConnectionError } from '../error/connection-error.ts';
import type { FetchInit } from '../runtime.ts';
import type { SentRequest } from '../watch.ts';
import { codeOf, describeBreak } from './break.rule.ts';
import { guardAttempt } from './guard.ts';
import type { CallPlan } from './plan.ts';
import { type Reply, readAnswer } from './read-answer.ts';
import type { Failure } from './retry.rule.ts';
import type { Outgoing } from './write-request.ts';

/** An attempt with an answer. */
export interface Success extends Reply {
  data: object;
}

/** One attempt of a call. */
export interface Attempt {
  outgoing: Outgoing;
  plan: CallPlan;
  /** The number of this attempt; 1 for the first attempt. */
  number: number;
}

/**
 * Makes one attempt and waits for the whole body. Throws only for a wrong partner key, or what the `partnerKey`
 * function throws.
 */
export async function attemptCall(config: Config, { outgoing, plan, number }: Attempt): Promise<Success | Failure> {
  const guard = guardAttempt(plan.timeoutMs, plan.signal);
  let isSent = false;
  try {
    const key = await guard.over(config.readKey());
    const init: FetchInit = { ...requestOf(outgoing, plan, key), signal: guard.signal, redirect: 'manual' };
    const request: SentRequest = { method: init.method, procedure: outgoing.procedure, attempt: number };
    config.watch.request(request);
    const startedAt = performance.now();
    isSent = true;
    const reply = await guard.over(exchange(config, outgoing.url, init));
    const { status, headers } = reply;
    const durationMs = Math.round(performance.now() - startedAt);
    config.watch.response({ ...request, status, requestId: headers.get('x-request-id') ?? '', durationMs });
    return { ...reply, ...readAnswer(reply, outgoing.dataIn) };
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return { error, isUnexecuted: !isSent || describeBreak(codeOf(error.cause), new URL(outgoing.url)).isUnsent };
  } finally {
    guard.release();
  }
}

function requestOf(outgoing: Outgoing, plan: CallPlan, key: string): Pick<FetchInit, 'method' | 'headers' | 'body'> {
  const { method, body } = outgoing;
  const headers: FetchInit['headers'] = { accept: 'application/json', 'x-api-key': key };
  if (method === 'POST') headers['idempotency-key'] = plan.idempotencyKey;
  if (body === undefined) return { method, headers };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body };
}

async function exchange(config: Config, url: string, init: FetchInit): Promise<Reply> {
  try {
    const response = await config.fetch(url, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    if (cause instanceof ConnectionError) throw cause;
    throw new ConnectionError('connection', describeBreak(codeOf(cause), new URL(url)).sentence, cause);
  }
}
