import { type Actor, type OwnPartner, startsShared } from '@chatelaine/shared';
import { ClientEntity } from '../client/index.ts';
import { getPartner } from '../partner/index.ts';
import type { Work } from '../platform/work.ts';
import { requireClientPerson } from './own-client.ts';

/** Shows the partner with which the actor's client works. Null when the client has none. */
export async function getClientPartner(work: Work, actor: Actor): Promise<OwnPartner | null> {
  const { account } = requireClientPerson(actor);
  const client = await work.em.findOneOrFail(ClientEntity, { id: account.id });
  if (client.partnerId == null) return null;
  const partner = await getPartner(work, client.partnerId);
  const [url] = partner.redirectUrls;
  return {
    id: partner.id,
    name: partner.name,
    logo: partner.logo ?? null,
    connectedSince: client.partnerSince?.toISOString() ?? null,
    host: url === undefined ? null : new URL(url).host,
    mayWithdraw: partner.clientsMayWithdraw,
    laterShared: startsShared(client.payment, partner),
  };
}
