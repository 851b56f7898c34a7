import { REFUSALS, type RefusalBody } from '@chatelaine/shared';
import type { FetchInit, FetchLike, FetchResponse } from '../runtime.ts';
import { Refused } from './refused.ts';
import { type IncomingCall, runCall } from './run-call.ts';
import type { Store } from './store.ts';

// No procedure: it is asked on the Partner API, which has bodies of its own.
const WHO_AM_I = 'whoAmI';

/** Makes the `fetch` behind which the fake is: all of the real client, no network. */
export function serve(store: Store): FetchLike {
  return async (url, init) => {
    const call = readCall(url, init);
    const failure = store.failures.get(call.procedure)?.shift();
    if (failure === 'no_connection') throw Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' });
    const requestId = store.newId('call');
    try {
      if (failure !== undefined && failure !== 'answer_lost') throw new Refused(failure);
      const data = await runCall(store, call);
      if (failure === 'answer_lost') throw Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' });
      return reply(200, { 'x-request-id': requestId }, call.procedure === WHO_AM_I ? data : { result: { data } });
    } catch (thrown) {
      if (thrown instanceof Refused) return refusal(thrown, requestId, call.procedure);
      throw thrown;
    }
  };
}

function readCall(url: string, { body, headers }: FetchInit): IncomingCall {
  const { pathname, searchParams } = new URL(url);
  const json = body ?? searchParams.get('input');
  return {
    procedure: pathname.endsWith('/api/v2/whoami') ? WHO_AM_I : pathname.replace(/^.*\/trpc\//, ''),
    input: json ? JSON.parse(json) : undefined,
    idempotencyKey: headers['idempotency-key'],
  };
}

const RETRY_AFTER: Readonly<Record<number, string>> = { 429: '60', 503: '2' };

function refusal({ code, extras }: Refused, requestId: string, procedure: string): FetchResponse {
  const { status, sentence } = REFUSALS[code];
  const data: RefusalBody = { code, message: sentence, requestId, ...extras };
  const retryAfter = RETRY_AFTER[status];
  const headers = { 'x-request-id': requestId, 'x-refusal': code, ...(retryAfter && { 'retry-after': retryAfter }) };
  const meta = { success: false, http_code: status, developer_message: data.message };
  const error = { message: data.message, code: -32600, data };
  return reply(status, headers, procedure === WHO_AM_I ? { meta } : { error });
}

function reply(status: number, headers: Record<string, string>, body: unknown): FetchResponse {
  const text = JSON.stringify(body);
  return {
    status,
    headers: new Headers({ 'content-type': 'application/json', ...headers }),
    text: async () => text,
  };
}
