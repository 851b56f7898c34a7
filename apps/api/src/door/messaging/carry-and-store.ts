import type { CarriedStore } from '../../message/index.ts';
import type { UpstreamAnswer } from '../../upstream/index.ts';
import { type AdmittedCall, type Carriers, carry } from './carry.ts';

/** The upstreams, and the store of the messages that they have taken. */
export interface Carrying {
  carriers: Carriers;
  carried: CarriedStore;
  clock: { now(): Date };
}

/**
 * Carries a message, and stores it when the upstream has taken it. The caller gets the upstream's answer when the message
 * is stored, but waits no longer than about a second for that.
 */
export async function carryAndStore(
  { carriers, carried, clock }: Carrying,
  call: AdmittedCall,
): Promise<UpstreamAnswer> {
  const answer = carry(carriers, call);
  const told = answer instanceof Promise ? await answer : answer;
  const waMessageId = messageIdIn(told);
  const { key, origin, body } = call;
  if (waMessageId === null || key.kind !== 'channel') return told;
  await carried.store({
    channelId: key.channel.id,
    clientId: key.client.id,
    phoneNumber: key.channel.phoneNumber,
    apiKeyId: key.id,
    permissionId: key.maker?.permission.id ?? null,
    requestId: origin.requestId,
    body: body !== null && 'json' in body ? body.json : null,
    waMessageId,
    at: clock.now(),
    planReports: told.planReports,
  });
  return told;
}

// The longest id that the table holds.
const LONGEST = 256;

/** Returns the id of the message that an upstream has taken. Null for a refusal, a read receipt, and other answers. */
function messageIdIn({ status, body }: UpstreamAnswer): string | null {
  if (status >= 300 || !('json' in body)) return null;
  const { messages } = Object(body.json) as { messages?: { id?: unknown }[] };
  const id = Array.isArray(messages) ? messages[0]?.id : undefined;
  return typeof id === 'string' && id !== '' && id.length <= LONGEST ? id : null;
}
