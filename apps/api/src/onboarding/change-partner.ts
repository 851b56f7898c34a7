import type { ChangedPartner, PartnerChange } from '@chatelaine/shared';
import { lockChannels } from '../channel/index.ts';
import { connectClient, disconnectClient, grantPermission, withdrawPermission } from '../permission/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { type ClientPerson, lockConnectedClient, requireClientPerson, requireFreshSignIn } from './own-client.ts';
import { planPartnerChange } from './preview-partner-change.ts';
import { isShown } from './shown-token.ts';

/**
 * Moves a client to another partner. In one transaction, all permissions of the old partner end, the client is
 * connected to the new partner, and numbers that the partner pays for are Shared with the new partner as its settings
 * say.
 *
 * The locks are taken in the usual order: client, channels, permissions. A program of the old partner that makes a key
 * at the same time holds the lock of the number, so its key is made before the change and ends with the change, or it is
 * refused.
 *
 * @throws {Refusal} `code_required` when the sign-in is not recent; `conflict` when the change was not reviewed, or is
 * not what the review showed; `not_found` for an unknown or suspended partner; `not_allowed` when the old partner pays
 * for a shared number and lets no client withdraw.
 */
export function changePartner(
  work: Work,
  { actor, session }: ClientPerson,
  { partnerId, review }: PartnerChange,
): Promise<ChangedPartner> {
  const person = requireClientPerson(actor);
  requireFreshSignIn(session, work.now);
  return transaction(work, async (tx) => {
    const { work: held, ...of } = await lockConnectedClient(tx, person);
    const { withdraw, share, shown } = await planPartnerChange(held, person, of, partnerId);
    if (!isShown(held, review, shown))
      throw new Refusal('conflict', 'a change of partner that was not reviewed', { message: REVIEW_FIRST });
    const locked = await lockChannels(
      held,
      [...withdraw, ...share].map(({ id }) => id),
    );
    for (const channel of withdraw) await withdrawPermission(locked, person, channel);
    disconnectClient(locked, person, of.client);
    connectClient(locked, person, of.client, partnerId);
    for (const channel of share)
      await grantPermission(locked, person, channel, { partnerId, source: 'partner_payment' });
    return { partnerId, withdrawn: withdraw.map(({ id }) => id), shared: share.map(({ id }) => id) };
  });
}

const REVIEW_FIRST = 'Look once more at what the change of partner ends, then confirm it.';
