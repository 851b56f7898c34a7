import type { KeyRecord } from '../../api-key/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { CarrierOf, Operation, UpstreamAnswer } from '../../upstream/index.ts';

/** Who carries, and how long it may take. */
export interface Carrying {
  carrierOf: CarrierOf;
  timeoutMs: number;
}

/** How long a carried call may take: longer than any upstream should, shorter than callers wait. */
export const CARRY_TIMEOUT_MS = 60_000;

/** An admitted call: whose key, what it asks, and its body. */
export interface AdmittedCall {
  key: KeyRecord;
  operation: Operation;
  body: unknown;
}

/** Carries an admitted call to the number's upstream, and its answer back as it is. */
export async function carry(
  { carrierOf, timeoutMs }: Carrying,
  call: AdmittedCall,
  work: Work,
): Promise<UpstreamAnswer> {
  const { key } = call;
  if (key.kind !== 'channel') throw new Refusal('unavailable', `key ${key.id} has no channel`);
  const { id, phoneNumber, upstream } = key.channel;
  const clock = new AbortController();
  const late = new Promise<never>((_, reject) => {
    clock.signal.addEventListener('abort', () =>
      reject(new Refusal('unavailable', 'the upstream did not answer in time')),
    );
  });
  // Cleared when the answer comes: a busy gateway must not keep a minute of finished calls.
  const timer = setTimeout(() => clock.abort(), timeoutMs);
  const channel = { id, phoneNumber, clientId: key.client.id };
  const { operation, body } = call;
  const carried = {
    channel,
    apiKeyId: key.id,
    partnerId: key.maker?.partner.id ?? null,
    permissionId: key.maker?.permission.id ?? null,
    operation,
    body,
    signal: clock.signal,
  };
  try {
    return await Promise.race([carrierOf(upstream)(work, carried), late]);
  } finally {
    clearTimeout(timer);
  }
}
