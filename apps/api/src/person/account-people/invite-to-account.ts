import type { AccountPerson, Actor, InviteInput, PersonId } from '@chatelaine/shared';
import type { Confirm } from '../../call/confirm.ts';
import { newId } from '../../platform/id.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../../platform/work.ts';
import type { PersonActor } from '../find-roles.ts';
import { giveRole, requireRoleOf } from '../give-role.ts';
import type { PersonDeps } from '../guess-password.ts';
import { hasPassword } from '../has-password.ts';
import { lockPerson } from '../lock-person.ts';
import { makeSignUpLink } from '../make-sign-up-link.ts';
import { PersonRoleEntity } from '../person.entity.ts';
import { requirePerson } from '../require-person.ts';
import { getAccountPerson } from './list-account-people.ts';
import { mailInvitation } from './mail-invitation.ts';
import { requireStillOwner } from './require-still-owner.ts';

const MINUTE_MS = 60_000;

/**
 * Gives a person a role in the account of the owner who invites, and mails the person about it. A person without a
 * password gets a one-time link in this mail, and nobody else sees the link. A person with a password gets no link, so
 * an invitation can never take over an account. When a person who was invited before has no password yet, the person
 * gets another link.
 *
 * The mail is sent before the commit. When it cannot be sent, nothing is kept, and a one-time code stays valid.
 *
 * @throws {Refusal} `conflict` when the person belongs to the account and has a password; `unavailable` when the mail
 * cannot be sent; `rate_limited` after too many invitations; `not_allowed` when the actor is no owner any more.
 */
export function inviteToAccount(
  { failures }: Pick<PersonDeps, 'failures'>,
  work: Work,
  actor: Actor,
  { email, role, confirm }: InviteInput & { confirm: Confirm },
): Promise<AccountPerson> {
  const inviter = requirePerson(actor);
  const { account } = inviter;
  requireRoleOf(account, role);
  return transaction(work, async (begun) => {
    await confirm(begun);
    await failures.take(
      [
        { name: `invitations of ${account.id}`, burst: 20, everyMs: 3 * MINUTE_MS },
        { name: `invitations to ${email}`, burst: 5, everyMs: 30 * MINUTE_MS },
      ],
      'Too many invitations.',
    );
    const personId = await findOrAdd(begun, email);
    const locked = await lockPerson(begun, personId);
    const known = await hasPassword(locked, personId);
    if (known) await requireNew(locked, inviter, personId);
    const tx = await giveRole(locked, inviter, { personId, account, role, hasPassword: known });
    await requireStillOwner(tx, inviter);
    const link = known ? null : (await makeSignUpLink(tx, personId, 'invitation')).link;
    const invited = await getAccountPerson(tx, account.id, personId);
    await mailInvitation(tx, inviter, { email, role, link });
    return invited;
  });
}

// The row of the person is added in this transaction, so nothing stays when the mail cannot be sent. When two owners
// invite the same new address at once, the second insert waits for the first transaction.
async function findOrAdd(work: Transaction, email: string): Promise<PersonId> {
  await work.em.execute(
    `insert into identity."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     values (?, ?, ?, true, ?, ?) on conflict (email) do nothing`,
    [newId('person'), email, email, work.now, work.now],
  );
  const [found] = await work.em.execute<{ id: PersonId }[]>('select id from identity."user" where email = ?', [email]);
  if (found === undefined) throw new Refusal('conflict', 'the person was forgotten meanwhile');
  return found.id;
}

async function requireNew(work: Work, { account }: PersonActor, personId: PersonId): Promise<void> {
  const before = await work.em.findOne(PersonRoleEntity, { personId, accountId: account.id });
  if (before === null) return;
  throw new Refusal('conflict', `person ${personId} belongs to ${account.id}`, {
    message: 'This person belongs to this account already. Change the role instead.',
  });
}
