import type { ChannelId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { toRefusal } from '../platform/to-refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { readWebhook } from './read-webhook.ts';
import { storeHeard } from './store-heard.ts';

/** What a webhook brought: how many of its parts were stored now or before, and why the others were ignored. */
export interface Received {
  stored: number;
  ignored: string[];
}

/**
 * Takes a webhook of an upstream in Meta's form: messages, statuses, edits, votes, calls, and changes of contacts. Each
 * part has a transaction of its own, so a part that cannot be stored costs no other part. A webhook that comes twice,
 * also at the same time, is stored once. Parts that nobody can read are ignored. Log `ignored`.
 *
 * @throws {Refusal} `not_found` for an unknown number, and for a removed one.
 * @throws the error of the database, after all parts were tried. Then the upstream must send the webhook again.
 */
export async function receiveWebhook(work: Work, channelId: ChannelId, payload: unknown): Promise<Received> {
  const [channel] = await work.em.execute<{ client_id: string }[]>(
    'select client_id from channel where id = ? and removed_at is null',
    [channelId],
  );
  if (channel === undefined) throw new Refusal('not_found', `channel ${channelId}`);
  const number = { channelId, clientId: channel.client_id };
  const { heard, ignored } = readWebhook(payload, work.now);
  let stored = 0;
  const failures: unknown[] = [];
  for (const each of heard) {
    try {
      const reason = await transaction(work, (tx) => storeHeard(tx, number, each));
      if (reason === null) stored++;
      else ignored.push(reason);
    } catch (error) {
      if (isHopeless(error)) ignored.push(`${each.kind}: ${toRefusal(error).detail}`);
      else failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return { stored, ignored };
}

// A second try would end in the same way: the part has something that no table can hold, or meets a bug.
const isHopeless = (error: unknown): boolean => ['internal', 'invalid_input'].includes(toRefusal(error).code);
