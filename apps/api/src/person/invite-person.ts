import { createHash } from 'node:crypto';
import type { Account, Actor, ClientRole, PartnerRole, PersonId } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { randomBase62 } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import type { Identity } from './identity.ts';
import { lockPerson } from './lock-person.ts';
import { PersonRoleEntity, SignUpLinkEntity } from './person.entity.ts';

const LINK_MS = 72 * 60 * 60_000;

export interface InvitePersonInput {
  email: string;
  account: Account;
  role: PartnerRole | ClientRole;
}

/** An invited person and the one-time link. The link is never shown again. */
export interface InvitedPerson {
  id: PersonId;
  email: string;
  /** The one-time link. Its token is after the `#`: browsers never send that part, so no server or proxy logs it. */
  link: string;
  token: string;
}

/**
 * Gives a person a role in an account, and a one-time link to set name and password. The link is valid for three days.
 * A person who already has a password also gets a link. When this person uses the link, the old password and all
 * sessions end.
 */
export async function invitePerson(
  work: Work,
  actor: Actor,
  identity: Identity,
  input: InvitePersonInput,
): Promise<InvitedPerson> {
  const { email, account, role } = input;
  if (account.type === 'partner' && role === 'admin')
    throw new Refusal('invalid_input', 'a partner has owners and members');
  const known = await identity.findByEmail(email);
  const id = known?.id ?? (await identity.createPerson(email, email));
  const token = randomBase62(32);
  await transaction(work, async (begun) => {
    const tx = await lockPerson(begun, id);
    await requireStillThere(tx, id);
    await requireAnOwner(tx, account, id, role);
    const before = await tx.em.findOne(PersonRoleEntity, { personId: id, accountId: account.id });
    const said = { role, ...(before !== null && { before: before.role }) };
    const roleRow = { personId: id, accountId: account.id, accountType: account.type, role, createdAt: tx.now };
    await tx.em.upsert(PersonRoleEntity, roleRow);
    const expiresAt = new Date(tx.now.getTime() + LINK_MS);
    tx.em.create(SignUpLinkEntity, {
      hash: hashToken(token),
      personId: id,
      createdAt: tx.now,
      expiresAt,
      usedAt: null,
    });
    const side = account.type === 'partner' ? { partnerId: account.id } : { clientId: account.id };
    record(tx, actor, { type: 'person.invited', ...side, subjectId: id, data: said });
  });
  return { id, email, link: `${work.services.baseUrl}/sign-in/new#${token}`, token };
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

/** Returns the stored form of a link's token. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
