import type { Account, Actor, ClientRole, PartnerRole, PersonId } from '@chatelaine/shared';
import { transaction, type Work } from '../platform/work.ts';
import { giveRole, requireRoleOf } from './give-role.ts';
import type { Identity } from './identity.ts';
import { makeSignUpLink, type SignUpUrl } from './make-sign-up-link.ts';

export interface InvitePersonInput {
  email: string;
  account: Account;
  role: PartnerRole | ClientRole;
}

/** An invited person and the one-time link. The link is never shown again. */
export interface InvitedPerson extends SignUpUrl {
  id: PersonId;
  email: string;
}

/**
 * Gives a person a role in an account, and gives the operator a one-time link to set name and password. The link is
 * valid for three days. A person who already has a password also gets a link. When this person uses the link, the old
 * password and all sessions end.
 *
 * Only the operator may call this function, because the caller sees the link. An owner of an account calls
 * `inviteToAccount`, which mails the link to the invited person only.
 */
export async function invitePerson(
  work: Work,
  actor: Extract<Actor, { kind: 'operator' }>,
  identity: Identity,
  { email, account, role }: InvitePersonInput,
): Promise<InvitedPerson> {
  requireRoleOf(account, role);
  const known = await identity.findByEmail(email);
  const id = known?.id ?? (await identity.createPerson(email, email));
  const made = await transaction(work, async (begun) => {
    const tx = await giveRole(begun, actor, { personId: id, account, role });
    return makeSignUpLink(tx, id, 'invitation');
  });
  return { id, email, ...made };
}
