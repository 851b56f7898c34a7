import { TRPCClientError } from '@trpc/client';
import type { CallResponse, Sent } from '../call/call.ts';
import type { Config } from '../config.ts';
import { ApiError } from '../error/api-error.ts';
import { ConnectionError } from '../error/connection-error.ts';
import { attemptCall, type Success } from './attempt.ts';
import { wait } from './guard.ts';
import type { CallPlan } from './plan.ts';
import { type Failure, mayRetry, retryDelayMs } from './retry.rule.ts';
import { createRpc, type Rpc } from './rpc.ts';
import { type Outgoing, writeRequest } from './write-request.ts';

/** What a call asks with: a procedure, or any other call of the server. */
export interface Asking {
  rpc: Rpc;
  carry(outgoing: Outgoing): Promise<unknown>;
}

/** Carries one call out: tRPC knows the procedures, wire and tries are ours. */
export async function send<T>(config: Config, ask: (by: Asking) => Promise<T>, plan: CallPlan): Promise<Sent<T>> {
  const sent: { response?: CallResponse } = {};
  const carry = async (outgoing: Outgoing): Promise<object> => {
    const { success, attempts } = await attemptUntilAnswered(config, outgoing, plan);
    const { status, headers } = success;
    const response: CallResponse = { status, requestId: headers.get('x-request-id') ?? '', headers, attempts };
    if (outgoing.method === 'POST') response.idempotencyKey = plan.idempotencyKey;
    sent.response = response;
    return success.data;
  };
  const rpc = createRpc((operation) => carry(writeRequest(config.baseUrl, operation)));
  const data = await ask({ rpc, carry }).catch(unwrap);
  if (!sent.response) throw new TypeError('The call sent nothing.');
  return { data, response: sent.response };
}

async function attemptUntilAnswered(
  config: Config,
  outgoing: Outgoing,
  plan: CallPlan,
): Promise<{ success: Success; attempts: number }> {
  for (let number = 1; ; number++) {
    const outcome = await attemptCall(config, { outgoing, plan, number });
    if (!('error' in outcome)) return { success: outcome, attempts: number };
    if (number > plan.maxRetries || !mayRetry(outcome, plan.revealsSecret)) throw errorOf(outcome, plan);

    const { method, procedure } = outgoing;
    const delayMs = retryDelayMs(outcome, number, Math.random());
    config.watch.retry({ method, procedure, attempt: number, code: outcome.error.code, delayMs });
    await wait(delayMs, plan.signal);
  }
}

const LOST_SECRET =
  'It is not known whether there is a new secret, and it cannot be shown again. List the keys of the channel, revoke the one you do not hold, then create again.';

function errorOf({ error, isUnexecuted }: Failure, plan: CallPlan): ApiError | ConnectionError {
  if (!plan.revealsSecret || isUnexecuted) return error;
  if (error.code === 'aborted') return new ConnectionError('aborted', `${error.message} ${LOST_SECRET}`, error.cause);
  const { status, requestId } = error instanceof ApiError ? error : { status: 0, requestId: '' };
  return new ApiError(LOST_SECRET, { code: 'secret_unknown', status, requestId, retryable: false, cause: error });
}

// tRPC wraps whatever is thrown below it; callers get what was thrown.
function unwrap(error: unknown): never {
  throw error instanceof TRPCClientError && error.cause !== undefined ? error.cause : error;
}
