import type { ChangedPermissions, PermissionChange } from '@chatelaine/shared';
import { getPartner } from '../partner/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { type ClientPerson, lockConnectedClient, requireClientPerson, requireFreshSignIn } from './own-client.ts';
import { shownWithdrawal } from './review-permissions.ts';
import { savePermissions } from './save-permissions.ts';
import { isShown } from './shown-token.ts';

/**
 * Grants and withdraws permissions for the client's partner, as the client does in the Client Hub. There is no
 * permission request, so this works also while the partner requires a signature for its links.
 *
 * @throws {Refusal} `code_required` when numbers are granted and the sign-in is not recent; `conflict` when the client
 * has another partner than the page showed, when a number changed since, or when a withdrawal was not reviewed;
 * `not_found` for a number of another client; `not_allowed` when the partner pays for a number and lets no client
 * withdraw; `suspended` when numbers are granted to a suspended partner.
 */
export function changePermissions(
  work: Work,
  { actor, session }: ClientPerson,
  input: PermissionChange,
): Promise<ChangedPermissions> {
  const { grant, withdraw, review = '', expiresAt } = input;
  const person = requireClientPerson(actor);
  // Only a grant needs a recent sign-in. A withdrawal does not, because nothing may delay a withdrawal.
  if (grant.length > 0) requireFreshSignIn(session, work.now);
  return transaction(work, async (tx) => {
    const { work: held, ...of } = await lockConnectedClient(tx, person);
    if (of.partnerId !== input.partnerId)
      throw new Refusal('conflict', `client ${of.client.id} has another partner than the page showed`);
    const partner = await getPartner(held, of.partnerId);
    if (grant.length > 0 && partner.status !== 'active')
      throw new Refusal('suspended', `partner ${partner.id}`, { message: SUSPENDED });
    if (withdraw.length > 0 && !isShown(held, review, await shownWithdrawal(held, person, of, withdraw)))
      throw new Refusal('conflict', 'a withdrawal that was not reviewed', { message: REVIEW_FIRST });
    const decision = {
      ...input,
      clientId: of.client.id,
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    };
    return savePermissions(held, person, partner, decision);
  });
}

const SUSPENDED = 'Your partner is suspended at the moment, so you cannot share more numbers with it.';
const REVIEW_FIRST = 'Look once more at what you withdraw, then confirm it.';
