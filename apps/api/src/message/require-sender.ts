import type { Actor, ChannelId, ClientId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { afterLocks, type Transaction } from '../platform/work.ts';
import { judgeSender } from './judge-sender.ts';
import { senderOf } from './queue-message.ts';

/**
 * Checks that an actor may still act for a number, with the rows locked that decide. So an act for a number happens
 * before a revocation or not at all.
 *
 * @throws {Refusal} the reason: `revoked`, `suspended`, `channel_not_running`, `not_allowed`, `scope_missing`, …
 */
export async function requireSender(
  tx: Transaction,
  actor: Actor,
  { id: channelId, clientId }: { id: ChannelId; clientId: ClientId },
): Promise<Transaction> {
  const verdict = await judgeSender(tx, { channelId, clientId, ...(await senderOf(tx, actor)) });
  if (verdict.allow) return afterLocks(tx);
  const { reason, sentence } = verdict;
  throw new Refusal(reason, `${actor.kind} ${actor.id}, channel ${channelId}`, sentence ? { message: sentence } : {});
}
