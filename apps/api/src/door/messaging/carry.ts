import type { IncomingHttpHeaders } from 'node:http';
import type { KeyRecord } from '../../api-key/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CarriedCall, CarrierOf, UpstreamAnswer } from '../../upstream/index.ts';
import { carriedHeaders } from './carried-headers.ts';
import { Deadline } from './deadline.ts';

/** The upstreams, and the time limit of a call to an upstream. */
export interface Carriers {
  carrierOf: CarrierOf;
  timeoutMs: number;
}

/**
 * The time limit of a call to an upstream. An upstream should answer earlier, and callers usually wait longer than
 * this.
 */
export const CARRY_TIMEOUT_MS = 60_000;

/** A call that was let in: its key, its operation, its headers as they arrived, and its body. */
export interface AdmittedCall extends Pick<CarriedCall, 'operation' | 'origin' | 'body' | 'beginWork'> {
  key: KeyRecord;
  headers: IncomingHttpHeaders;
}

/**
 * Forwards a call that was let in to the upstream of the key's phone number, and returns the upstream's answer
 * unchanged. When the answer needs no waiting, this function returns it without a promise.
 */
export function carry(carriers: Carriers, call: AdmittedCall): UpstreamAnswer | Promise<UpstreamAnswer> {
  const { key } = call;
  if (key.kind !== 'channel') throw new Refusal('unavailable', `key ${key.id} has no channel`);
  const { id, phoneNumber, upstream } = key.channel;
  const { operation, origin, body, beginWork } = call;
  const deadline = new Deadline();
  const answer = carriers.carrierOf(upstream)({
    channel: { id, phoneNumber, clientId: key.client.id },
    apiKeyId: key.id,
    partnerId: key.maker?.partner.id ?? null,
    permissionId: key.maker?.permission.id ?? null,
    operation,
    origin,
    body,
    beginWork,
    headers: () => carriedHeaders(call.headers),
    get signal() {
      return deadline.signal;
    },
  });
  return answer instanceof Promise ? deadline.limit(answer, carriers.timeoutMs) : answer;
}
