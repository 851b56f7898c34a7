import type { KeyRecord } from '../api-key/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { carrierOf, type Operation, type UpstreamAnswer } from '../upstream/index.ts';

// Longer than any upstream should take, shorter than callers wait.
const TIMEOUT_MS = 60_000;

/** Carries an admitted call to the number's upstream, and its answer back as it is. */
export async function carry(key: KeyRecord, operation: Operation, body: unknown, work: Work): Promise<UpstreamAnswer> {
  const { channel_id: channelId, phone_number: phoneNumber, upstream } = key;
  if (channelId === null || phoneNumber === null || upstream === null)
    throw new Refusal('unavailable', `key ${key.id} has no channel`);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Refusal('unavailable', 'the upstream did not answer in time')), {
      once: true,
    });
  });
  const channel = { id: channelId, phoneNumber, clientId: key.client_id };
  const call = {
    channel,
    apiKeyId: key.id,
    partnerId: key.partner_id,
    permissionId: key.permission_id,
    operation,
    body,
    signal,
  };
  return Promise.race([carrierOf(upstream)(work, call), late]);
}
