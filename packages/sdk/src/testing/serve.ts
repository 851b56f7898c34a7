import { REFUSALS, type RefusalBody } from '@chatelaine/shared';
import type { FetchInit, FetchLike, FetchResponse } from '../runtime.ts';
import { judgeCall } from './judge-call.ts';
import type { Procedure } from './procedure.ts';
import { PROCEDURES } from './procedures.ts';
import { found, Refused } from './refused.ts';
import { PARTNER_KEY, type Store } from './store.ts';

/** One call, as the fake received it. */
interface IncomingCall {
  procedure: string;
  input: unknown;
  idempotencyKey: string | undefined;
}

// `whoAmI` is not a tRPC procedure: on the real server, the Partner API answers this call in another format.
const WHO_AM_I = 'whoAmI';

/** Makes a `fetch` that passes calls to the fake. So the whole real `Chatelaine` class runs without a network. */
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

/** Runs or refuses a call: first checks the key and the scope, then checks the input, then runs the procedure. */
async function runCall(store: Store, call: IncomingCall): Promise<unknown> {
  const procedure = found(PROCEDURES.get(call.procedure));
  const { verdict, count } = judgeCall(store, 'partner', PARTNER_KEY, procedure);
  try {
    if (!verdict.allow) throw new Refused(verdict.reason, verdict.sentence ? { message: verdict.sentence } : {});
    return await carryOut(store, procedure, call);
  } finally {
    // A call is counted after it has run, so that the result of a usage query does not include that query.
    count();
  }
}

const DAY_MS = 24 * 60 * 60_000;

/** Runs a procedure. A change runs once per idempotency key: when repeated within a day, it does not run again. */
async function carryOut(store: Store, procedure: Procedure, call: IncomingCall): Promise<unknown> {
  const input = procedure.read(call.input);
  if (procedure.kind === 'query' || call.idempotencyKey === undefined) return procedure.run(store, input);
  const place = `${call.procedure} ${call.idempotencyKey}`;
  const fingerprint = JSON.stringify(input ?? null);
  const first = store.answered.get(place);
  if (first && store.now().getTime() - first.at.getTime() < DAY_MS) {
    if (first.fingerprint !== fingerprint) throw new Refused('idempotency_mismatch');
    if (first.answer !== null) return first.answer;
    throw new Refused('already_created', first.resourceId === undefined ? {} : { resourceId: first.resourceId });
  }
  const answer = (await procedure.run(store, input)) as { id?: string };
  const kept = procedure.kind === 'secret' ? null : structuredClone(answer);
  store.answered.set(place, { fingerprint, at: store.now(), answer: kept, resourceId: answer.id });
  return answer;
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
