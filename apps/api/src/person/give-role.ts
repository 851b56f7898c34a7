import type { Account, Actor, ClientRole, PartnerRole, PersonId } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Transaction, Work } from '../platform/work.ts';
import { lockPerson } from './lock-person.ts';
import { PersonRoleEntity } from './person.entity.ts';

export interface GiveRoleInput {
  personId: PersonId;
  account: Account;
  role: PartnerRole | ClientRole;
  /** Whether the person has a password and gets no sign-up link. The event then says so. */
  hasPassword?: boolean;
}

/**
 * Gives a person a role in an account, or another role. Records that the person was invited. Returns the transaction
 * with the lock on the person.
 *
 * @throws {Refusal} `conflict` for the last owner of the account.
 */
export async function giveRole(begun: Transaction, actor: Actor, input: GiveRoleInput): Promise<Transaction> {
  const { personId, account, role, hasPassword = false } = input;
  const tx = await lockPerson(begun, personId);
  await requireStillThere(tx, personId);
  await requireAnOwner(tx, account, personId, role);
  const before = await tx.em.findOne(PersonRoleEntity, { personId, accountId: account.id });
  const data = {
    role,
    ...(before !== null && { before: before.role }),
    ...(hasPassword && ({ hasPassword: true } as const)),
  };
  await tx.em.upsert(PersonRoleEntity, {
    personId,
    accountId: account.id,
    accountType: account.type,
    role,
    createdAt: tx.now,
  });
  const side = account.type === 'partner' ? { partnerId: account.id } : { clientId: account.id };
  record(tx, actor, { type: 'person.invited', ...side, subjectId: personId, data });
  return tx;
}

/** Refuses the role of an admin in a partner, because a partner has owners and members only. */
export function requireRoleOf(account: Account, role: PartnerRole | ClientRole): void {
  if (account.type !== 'partner' || role !== 'admin') return;
  const message = 'A partner has owners and members.';
  throw new Refusal('invalid_input', 'a partner has owners and members', { issues: [{ path: 'role', message }] });
}

// The nightly job deletes people that have had no role for thirty days, perhaps at this instant. The job skips a row
// that was just changed. So this function changes the person's row, and refuses when the row is gone.
async function requireStillThere(work: Work, personId: PersonId): Promise<void> {
  const rows = await work.em.execute<unknown[]>('update identity."user" set "updatedAt" = ? where id = ? returning 1', [
    work.now,
    personId,
  ]);
  if (rows.length === 0) throw new Refusal('conflict', `person ${personId} was forgotten meanwhile`);
}

// Refuses to give another role to the last owner, because an account must always have an owner.
async function requireAnOwner(work: Work, account: Account, personId: PersonId, role: string): Promise<void> {
  await work.em.execute('select person_id from person_role where account_id = ? order by person_id for update', [
    account.id,
  ]);
  if (role === 'owner') return;
  // A person with the role of an owner but without a password cannot act as the owner yet, and so does not count.
  const owners = await work.em.execute<{ person_id: PersonId }[]>(
    `select person_id from person_role where account_id = ? and role = 'owner' and (person_id = ? or exists (
       select from identity.account a where a."userId" = person_id and a.password is not null
     ))`,
    [account.id, personId],
  );
  if (owners.length !== 1 || owners[0]?.person_id !== personId) return;
  throw new Refusal('conflict', `the last owner of ${account.id}`, {
    message: 'An account always has an owner. Add another one first.',
  });
}
