import { type Actor, isEpisodeOpen, mayWithdraw, type OwnChannel, permissionEnd } from '@chatelaine/shared';
import { findOwnKeysInForce } from '../api-key/index.ts';
import { listAllChannels } from '../channel/index.ts';
import { ClientEntity } from '../client/index.ts';
import { getPartner } from '../partner/index.ts';
import { findLatestEpisodes, showAct } from '../permission/index.ts';
import { findNames } from '../person/index.ts';
import type { Work } from '../platform/work.ts';
import { requireClientPerson } from './own-client.ts';

/**
 * Lists every number of the actor's client, oldest first, with all that the client needs to decide about its
 * permission, and with the last change of this permission.
 */
export async function listOwnChannels(work: Work, actor: Actor): Promise<OwnChannel[]> {
  const { account } = requireClientPerson(actor);
  const { partnerId } = await work.em.findOneOrFail(ClientEntity, { id: account.id });
  const partner = partnerId == null ? null : await getPartner(work, partnerId);
  const channels = await listAllChannels(work, actor);
  const keys = await findOwnKeysInForce(work, account.id);
  const episodes = await findLatestEpisodes(work, account.id);
  const names = await findNames(
    work,
    [...episodes.values()].flatMap(({ grantedBy, withdrawnBy }) => [grantedBy, withdrawnBy]),
  );
  return channels.map(({ id, phoneNumber, name, status, payment, permission, sharedAt, expiresAt }) => {
    const last = episodes.get(id);
    const isOpen = last !== undefined && isEpisodeOpen(last, work.now);
    const changedAt = isOpen ? last.grantedAt : last && permissionEnd(last, work.now);
    return {
      ...{ id, phoneNumber, name, status, payment, permission, sharedAt, expiresAt },
      mayWithdraw: partner === null || mayWithdraw(payment, partner),
      ownKey: keys.get(id) ?? null,
      changedBy: showAct(actor, isOpen ? last.grantedBy : last?.withdrawnBy, names),
      changedAt: changedAt?.toISOString() ?? null,
    };
  });
}
