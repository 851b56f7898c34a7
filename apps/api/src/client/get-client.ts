import type { Actor, ClientId } from '@chatelaine/shared';
import type { FilterQuery } from '@mikro-orm/postgresql';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { type Client, ClientEntity } from './client.entity.ts';

/** The clients that an actor may know of: a partner its connected clients, a client itself. */
export function visibleClients(actor: Actor): FilterQuery<Client> {
  if (actor.account === null) return {};
  return actor.account.type === 'partner' ? { partnerId: actor.account.id } : { id: actor.account.id };
}

/** Gets a client that the actor may know of. */
export async function getClient(work: Work, actor: Actor, id: ClientId): Promise<Client> {
  const client = await work.em.findOne(ClientEntity, { $and: [{ id }, visibleClients(actor)] });
  if (client === null) throw new Refusal('not_found', `client ${id} for ${actor.id}`);
  return client;
}
