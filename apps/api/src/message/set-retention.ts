import type { Actor, ClientId, MessageRetention } from '@chatelaine/shared';
import { ClientEntity, lockAccount } from '../client/index.ts';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';

/** Says for how many days the actor's client keeps messages. */
export async function getRetention(work: Work, actor: Actor): Promise<MessageRetention> {
  const client = await work.em.findOneOrFail(ClientEntity, { id: clientOf(actor) }, { refresh: true });
  return { days: client.messageRetentionDays };
}

/**
 * Sets for how many days the actor's client keeps messages, their statuses and their events. When the number gets
 * smaller, the next pruning deletes what is too old then.
 */
export function setRetention(work: Work, actor: Actor, { days }: MessageRetention): Promise<MessageRetention> {
  return transaction(work, async (begun) => {
    const clientId = clientOf(actor);
    const tx = await lockAccount(begun, { clientId });
    const client = await tx.em.findOneOrFail(ClientEntity, { id: clientId }, { refresh: true });
    const before = client.messageRetentionDays;
    if (before === days) return { days };
    client.messageRetentionDays = days;
    const data = { before: { days: before }, after: { days } };
    record(tx, actor, { type: 'messages_retention.changed', clientId, subjectId: clientId, data });
    return { days };
  });
}

function clientOf({ account, kind, id }: Actor): ClientId {
  if (account?.type === 'client') return account.id;
  throw new Refusal('not_allowed', `${kind} ${id} is not of a client`);
}
