import type { CallResponse, Sent } from '../call/call.ts';
import type { Config } from '../config.ts';
import { ApiError } from '../error/api-error.ts';
import { placeError } from '../error/chatelaine-error.ts';
import { ConnectionError } from '../error/connection-error.ts';
import { attemptCall, type Success } from './attempt.ts';
import { wait } from './guard.ts';
import type { CallPlan } from './plan.ts';
import { type Failure, mayRetry, retryDelayMs } from './retry.rule.ts';
import { createRpc, type Rpc } from './rpc.ts';
import { type Outgoing, writeRequest } from './write-request.ts';

/** The two ways to send a call: `rpc` for a procedure, and `carry` for any other call of the server. */
export interface Asking {
  rpc: Rpc;
  carry(outgoing: Outgoing): Promise<unknown>;
}

/**
 * Makes one call. Only the names and the types of the procedures come from tRPC. The wire format and the retries are in
 * this package.
 */
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
  const baseUrl = config.baseUrl();
  const rpc = createRpc((operation) => carry(writeRequest(baseUrl, operation)));
  const data = await ask({ rpc, carry });
  if (!sent.response) throw new TypeError('The call sent nothing.');
  return { data, response: sent.response };
}

async function attemptUntilAnswered(
  config: Config,
  outgoing: Outgoing,
  plan: CallPlan,
): Promise<{ success: Success; attempts: number }> {
  const { method, procedure } = outgoing;
  // The last attempt after which nobody knows whether the server made the change. The refusal of a later attempt says
  // nothing about this earlier attempt.
  let unsure: Failure | undefined;
  try {
    for (let number = 1; ; number++) {
      const outcome = await attemptCall(config, { outgoing, plan, number });
      if (!('error' in outcome)) return { success: outcome, attempts: number };
      if (!outcome.isUnexecuted) unsure = outcome;
      if (number > plan.maxRetries || !mayRetry(outcome.error)) throw outcome.error;

      const delayMs = retryDelayMs(outcome.error, number, Math.random());
      config.watch.retry({ method, procedure, attempt: number, code: outcome.error.code, delayMs });
      await wait(delayMs, plan.signal);
    }
  } catch (error) {
    throw placeError(
      plan.revealsSecret && unsure ? lostSecret(error, unsure, procedure) : error,
      procedure,
      plan.calledAt,
    );
  }
}

const UNKNOWN = 'It is not known whether there is a new secret, and it cannot be shown again.';
const KEYS = {
  unknown: 'List the keys of the channel, revoke the one you do not hold, then create again.',
  made: 'for the key in resourceId. Its secret cannot be shown again: unless you hold it, revoke this key, then create again.',
};
const WEBHOOKS = {
  unknown: 'List your webhooks, and rotate the secret of the one whose secret you do not hold.',
  made: 'and its secret cannot be shown again: unless you hold it, rotate the secret of the webhook.',
};

/** Makes the error for a call that may have made a secret in an attempt whose answer was lost. */
function lostSecret(error: unknown, unsure: Failure, procedure: string): Error {
  const advice = procedure.startsWith('webhooks.') ? WEBHOOKS : KEYS;
  const { status, requestId, resourceId, code } =
    error instanceof ApiError ? error : { status: 0, requestId: '', resourceId: undefined, code: '' };
  const known = { status, requestId, retryable: false };
  const unknown = `${UNKNOWN} ${advice.unknown}`;
  if (code === 'already_created')
    return new ApiError(`An earlier try was carried out, ${advice.made}`, {
      ...known,
      code,
      resourceId,
      cause: unsure.error,
    });
  if (error instanceof ConnectionError && error.code === 'aborted')
    return new ConnectionError('aborted', `${error.message} ${unknown}`, error.cause);
  return new ApiError(unknown, { ...known, code: 'secret_unknown', cause: error });
}
