import type { Actor, ClientRole, PartnerRole, PersonId } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

/** A person acting in one account. */
export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** A role: the person as an actor in one account, and the status of the account. */
export interface Role {
  actor: PersonActor;
  status: 'active' | 'suspended';
}

interface RoleRow {
  account_type: 'partner' | 'client';
  account_id: string;
  role: string;
  status: 'active' | 'suspended';
}

/** Finds every role of a person, oldest first. */
export async function findRoles(work: Work, personId: PersonId): Promise<Role[]> {
  const rows = await work.em.execute<RoleRow[]>(
    `select r.account_type, r.account_id, r.role, coalesce(p.status, c.status) as status
     from person_role r
     left join partner p on r.account_type = 'partner' and p.id = r.account_id
     left join client c on r.account_type = 'client' and c.id = r.account_id
     where r.person_id = ? order by r.created_at, r.account_id`,
    [personId],
  );
  return rows.map((row) => ({ actor: actorOf(personId, row), status: row.status }));
}

/**
 * Gets a person as an actor in one account. When the caller names no account, the actor acts in the person's only
 * account.
 *
 * @throws {Refusal} `not_found` when the person has no role in the named account; `suspended` when the operator
 * suspended the account. When no account is named: `not_allowed` for a person without a role, `invalid_input` for a
 * person with several accounts.
 */
export async function getPersonActor(work: Work, personId: PersonId, accountId: string | null): Promise<PersonActor> {
  const roles = await findRoles(work, personId);
  const role = accountId === null ? roles[0] : roles.find(({ actor }) => actor.account.id === accountId);
  if (role === undefined)
    throw new Refusal(accountId === null ? 'not_allowed' : 'not_found', `person ${personId}, account ${accountId}`);
  if (accountId === null && roles.length > 1) {
    throw new Refusal('invalid_input', 'several accounts', {
      issues: [{ path: 'x-chatelaine-account', message: 'You belong to several accounts: name one in this header.' }],
    });
  }
  if (role.status === 'suspended') throw new Refusal('suspended', `account ${role.actor.account.id}`);
  return role.actor;
}

/** Returns a role of a person as an actor. */
export function actorOf(id: PersonId, row: Omit<RoleRow, 'status'>): PersonActor {
  if (row.account_type === 'partner') {
    return { kind: 'person', id, account: { type: 'partner', id: row.account_id }, role: row.role as PartnerRole };
  }
  return { kind: 'person', id, account: { type: 'client', id: row.account_id }, role: row.role as ClientRole };
}
