import type { Account } from '@chatelaine/shared';
import { findPartner } from '../partner/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ClientEntity } from './client.entity.ts';

/** Finds the account with an id: a partner or a client. */
export async function getAccount(work: Work, id: string): Promise<Account> {
  if ((await findPartner(work, id)) !== null) return { type: 'partner', id };
  if ((await work.em.count(ClientEntity, { id })) > 0) return { type: 'client', id };
  throw new Refusal('not_found', `account ${id}`, { message: `There is no partner or client ${id}.` });
}
