import type { Actor, PartnerId, Payment } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { getPartner } from '../partner/index.ts';
import { newId } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { type Client, ClientEntity } from './client.entity.ts';

export interface AddClientInput {
  name: string;
  payment: Payment;
  partnerId: PartnerId | null;
}

/**
 * Adds a client. Only the operator can add clients. The input says whether the partner or the client pays for channels
 * that the client gets later.
 */
export async function addClient(work: Work, actor: Actor, input: AddClientInput): Promise<Client> {
  const { name, payment, partnerId } = input;
  if (partnerId === null && payment === 'partner') {
    throw new Refusal('invalid_input', 'partner payment without a partner', {
      issues: [{ path: 'payment', message: 'Partner Payment needs a partner.' }],
    });
  }
  if (partnerId !== null) await getPartner(work, partnerId);
  return transaction(work, async (tx) => {
    const partnerSince = partnerId === null ? null : tx.now;
    const client = tx.em.create(ClientEntity, {
      id: newId('client'),
      name,
      payment,
      partnerId,
      partnerSince,
      createdAt: tx.now,
    });
    record(tx, actor, {
      type: 'client.added',
      partnerId,
      clientId: client.id,
      subjectId: client.id,
      data: { name, payment },
    });
    return client;
  });
}
