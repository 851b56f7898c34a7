import type { PartnerId, PartnerRole, PersonId } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { PersonActor } from '../find-roles.ts';

interface RoleRow {
  account_id: PartnerId;
  role: PartnerRole;
  status: 'active' | 'suspended';
  legacy_tokens: boolean;
}

/**
 * Gets a person as an actor for each active partner that takes legacy tokens, oldest first. The list has at least one
 * actor.
 *
 * @throws {Refusal} `suspended` when the operator suspended all partners of the person that take legacy tokens;
 * `not_allowed`, with the reason, when no partner of the person takes legacy tokens.
 */
export async function getOpenRoles(work: Work, personId: PersonId): Promise<PersonActor[]> {
  const rows = await work.em.execute<RoleRow[]>(
    `select r.account_id, r.role, p.status, p.legacy_tokens from person_role r join partner p on p.id = r.account_id
     where r.person_id = ? and r.account_type = 'partner' order by r.created_at, r.account_id`,
    [personId],
  );
  const open = rows.filter(({ legacy_tokens }) => legacy_tokens);
  const active = open.filter(({ status }) => status === 'active');
  if (active.length > 0) return active.map((row) => actorOf(personId, row));
  if (open.length > 0) throw new Refusal('suspended', `person ${personId}, ${open.length} partners, all suspended`);
  throw new Refusal('not_allowed', `person ${personId}, ${rows.length} partners, all off`, {
    message:
      rows.length === 0
        ? 'A token acts for a partner, and you belong to none.'
        : 'Your partner has switched legacy tokens off. Use a partner key instead.',
  });
}

function actorOf(id: PersonId, { account_id, role }: RoleRow): PersonActor {
  return { kind: 'person', id, account: { type: 'partner', id: account_id }, role };
}
