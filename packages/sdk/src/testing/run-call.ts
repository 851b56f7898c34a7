import { judgeOwnKey } from './judge-secret.ts';
import { PROCEDURES, type Procedure } from './procedures.ts';
import { Refused } from './refused.ts';
import type { Store } from './store.ts';

/** One call as it came over the wire. */
export interface IncomingCall {
  procedure: string;
  input: unknown;
  idempotencyKey: string | undefined;
}

const DAY_MS = 24 * 60 * 60_000;

/** Carries a call out, or refuses: key and scope, input, then the procedure itself; a change once per idempotency key. */
export async function runCall(store: Store, call: IncomingCall): Promise<unknown> {
  const procedure = PROCEDURES[call.procedure];
  if (!procedure) throw new Refused('not_found');
  const { refusal, count } = judgeOwnKey(store, procedure.scope);
  try {
    if (refusal !== null) throw new Refused(refusal);
    return await carryOut(store, procedure, call);
  } finally {
    // Afterwards, so that a question about usage does not count itself.
    count();
  }
}

function carryOut(store: Store, procedure: Procedure, call: IncomingCall): unknown {
  const { idempotencyKey } = call;
  if (!procedure.isChange || idempotencyKey === undefined) return procedure.run(store, call.input);
  return once(store, procedure, { ...call, idempotencyKey });
}

async function once(store: Store, procedure: Procedure, call: IncomingCall & { idempotencyKey: string }) {
  const place = `${call.procedure} ${call.idempotencyKey}`;
  const fingerprint = JSON.stringify(call.input ?? null);
  const first = store.answered.get(place);
  if (first && store.now().getTime() - first.at.getTime() < DAY_MS) {
    if (first.fingerprint !== fingerprint) throw new Refused('idempotency_mismatch');
    if (first.answer !== null) return first.answer;
    throw new Refused('already_created', first.resourceId === undefined ? {} : { resourceId: first.resourceId });
  }
  const answer = await procedure.run(store, call.input);
  const kept = procedure.revealsSecret ? null : structuredClone(answer);
  store.answered.set(place, { fingerprint, at: store.now(), answer: kept, resourceId: idIn(answer) });
  return answer;
}

function idIn(answer: unknown): string | undefined {
  const isNamed = typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string';
  return isNamed ? String(answer.id) : undefined;
}
