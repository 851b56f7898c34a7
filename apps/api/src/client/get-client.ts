import type { Actor, ClientId } from '@chatelaine/shared';
import type { FilterQuery } from '@mikro-orm/postgresql';
import { filterOf } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { type Client, ClientEntity } from './client.entity.ts';
import { visibleClients } from './client.sql.ts';

/** The clients that an actor may know of, as a filter of the ORM. */
export const seenClients = (actor: Actor): FilterQuery<Client> => filterOf((cl) => visibleClients(actor, cl));

/** Gets a client that the actor may know of. */
export async function getClient(work: Work, actor: Actor, id: ClientId): Promise<Client> {
  const client = await work.em.findOne(ClientEntity, { $and: [{ id }, seenClients(actor)] });
  if (client === null) throw new Refusal('not_found', `client ${id} for ${actor.id}`);
  return client;
}
