import { buffer } from 'node:stream/consumers';
import type { Account, ChannelScope, KeyActor } from '@chatelaine/shared';
import type { KeyRecord } from '../../api-key/index.ts';
import { sendOnce } from '../../call/send-once.ts';
import { type Gate, look, type Need } from '../../gate/index.ts';
import { describeError } from '../../platform/describe-error.ts';
import { readIdempotencyKey } from '../../platform/http/unreadable.ts';
import type { Logger } from '../../platform/log.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { JsonContent, UpstreamAnswer } from '../../upstream/index.ts';
import { type PlainCall, visitorOf } from '../plain-door.ts';

/** A message that was let in: its key, the requirements that the key met, and its body. */
export interface Message {
  key: KeyRecord;
  need: Need;
  body: JsonContent | null;
}

/**
 * Sends a message. With the header `Idempotency-Key` the message is sent once per channel key. For 24 hours, a repeated
 * call gets the answer of the first call. When the upstream refused the first call, a repeated call sends the message
 * instead. While a call waits for the first call, its key is checked again after each pause. A call without the header
 * costs no SQL statement here.
 *
 * @throws {Refusal} `invalid_input` for an `Idempotency-Key` that cannot be read, and the refusals of `sendOnce`.
 */
export function sendMessage(
  { gate, log }: { gate: Gate; log: Logger },
  plain: PlainCall,
  { key, need, body }: Message,
  carry: () => UpstreamAnswer | Promise<UpstreamAnswer>,
): UpstreamAnswer | Promise<UpstreamAnswer> {
  const { req, origin } = plain;
  const idempotencyKey = readIdempotencyKey(req.headers);
  if (idempotencyKey === null) return carry();
  const call = {
    actor: actorOf(key),
    name: 'messages.send',
    idempotencyKey,
    pool: gate.pool,
    now: () => gate.clock.now(),
    checkAgain: () => look(gate, visitorOf(plain), need),
    onUnstored: (error: unknown) =>
      log.warn({ requestId: origin.requestId, ...describeError(error) }, 'the answer of a message was not stored'),
  };
  return sendOnce(call, body?.json, async () => {
    const answer = await carry();
    return { answer: await storedOf(answer), isFinal: !isRefused(answer) };
  }).then(answerOf);
}

// Whether the upstream refused the message. With 4xx and 503 an upstream says that it did not take the message (RFC
// 9110, sections 15.5 and 15.6.4). Then the caller may correct the message, or try again later, with the same
// `Idempotency-Key`. Any other answer is stored for repeated calls. A 500 is stored too, because the upstream may have
// sent the message.
const isRefused = ({ status }: UpstreamAnswer): boolean => (status >= 400 && status < 500) || status === 503;

/**
 * The answer of an upstream in the form in which a table stores it. JSON is stored as text, because a column of type
 * jsonb would change the order of the fields. Bytes are stored in base64.
 */
interface StoredAnswer extends Pick<UpstreamAnswer, 'status' | 'headers'> {
  json?: string;
  base64?: string;
}

async function storedOf({ body, planReports: _, ...head }: UpstreamAnswer): Promise<StoredAnswer> {
  if ('json' in body) return { ...head, json: JSON.stringify(body.json) };
  const bytes = 'bytes' in body ? Buffer.from(body.bytes) : await buffer(body.stream);
  return { ...head, base64: bytes.toString('base64') };
}

function answerOf({ json, base64 = '', ...head }: StoredAnswer): UpstreamAnswer {
  return { ...head, body: json === undefined ? { bytes: Buffer.from(base64, 'base64') } : { json: JSON.parse(json) } };
}

function actorOf(key: KeyRecord): KeyActor {
  if (key.kind !== 'channel') throw new Refusal('unavailable', `key ${key.id} has no channel`);
  const { id, client, maker, channel, scopes } = key;
  const account: Account =
    maker === null ? { type: 'client', id: client.id } : { type: 'partner', id: maker.partner.id };
  return { kind: 'channel_key', id, account, channelId: channel.id, scopes: scopes as ChannelScope[] };
}
