import type { PartnerId, PartnerRole, PersonId } from '@chatelaine/shared';
import { requireWritable } from '../../platform/db/read-only.ts';
import { Refusal } from '../../platform/refusal.ts';
import { hasForm, hashSecret } from '../../platform/secret.ts';
import type { Work } from '../../platform/work.ts';
import type { PersonActor } from '../find-roles.ts';
import { countLegacyUse } from './count-legacy-use.ts';
import { legacyTokenStatus } from './legacy-token.rule.ts';
import { TOKEN_DATES } from './legacy-token.sql.ts';

interface TokenRow {
  person_id: PersonId;
  endedAt: Date | string | null;
  expiresAt: Date | string;
}

/**
 * A row with the token and one partner of its person. The columns of the partner are null when the person has no
 * partner.
 */
interface RoleRow extends TokenRow {
  account_id: PartnerId | null;
  role: PartnerRole;
  status: 'active' | 'suspended';
  legacy_tokens: boolean;
}

/**
 * Gets the person of a legacy token as an actor for one partner, and counts this call in the partner's report. One
 * statement reads the token, the role, the switch and the partner. So nothing that ended before this call counts as
 * valid.
 *
 * @param accountId the header `x-chatelaine-account`, or null. Null means the only partner that has legacy tokens
 * switched on.
 * @throws {Refusal} `unauthenticated`, `rotated_out`, `expired`, `not_found` for an account that is not the person's
 * partner, `invalid_input` when the call must name an account, `not_allowed` when the person has no partner, `revoked`
 * when the partner has switched legacy tokens off, `suspended`.
 */
export async function getLegacyActor(work: Work, token: string, accountId: string | null): Promise<PersonActor> {
  if (!hasForm(token, 'wat')) throw new Refusal('unauthenticated', 'malformed legacy token', { key: null });
  await requireWritable(work.services.aside);
  const rows = await work.em.execute<RoleRow[]>(FIND, [hashSecret(token)]);
  requireLive(rows[0], work.now);
  const { account_id: id, role, person_id, status, legacy_tokens: isOn } = chooseRole(rows, accountId);
  if (!isOn) {
    throw new Refusal('revoked', `partner ${id}, legacy tokens are off`, {
      key: person_id,
      message: 'This partner has switched legacy tokens off. Use a partner key as x-api-key instead.',
    });
  }
  if (status === 'suspended') throw new Refusal('suspended', `partner ${id}`, { key: person_id });
  await countLegacyUse(work, id, person_id);
  return { kind: 'person', id: person_id, account: { type: 'partner', id }, role };
}

const FIND = `
  select t.person_id, ${TOKEN_DATES}, p.id as account_id, r.role, p.status, p.legacy_tokens
  from legacy_token t
  left join person_role r on r.person_id = t.person_id and r.account_type = 'partner'
  left join partner p on p.id = r.account_id
  where t.hash = ?
  order by r.created_at, p.id`;

function requireLive(row: TokenRow | undefined, now: Date): void {
  if (row === undefined) throw new Refusal('unauthenticated', 'unknown legacy token', { key: null });
  const endedAt = row.endedAt ? new Date(row.endedAt) : null;
  const status = legacyTokenStatus({ endedAt, expiresAt: new Date(row.expiresAt) }, now);
  if (status === 'ended') {
    throw new Refusal('rotated_out', `legacy token of ${row.person_id}`, {
      key: row.person_id,
      message:
        'This token has ended: by a newer one, a new password, an authenticator app, or because every session was ended.',
    });
  }
  if (status === 'expired') {
    throw new Refusal('expired', `legacy token of ${row.person_id}`, {
      key: row.person_id,
      message: 'This token has expired.',
    });
  }
}

type PartnerRow = RoleRow & { account_id: PartnerId };

function chooseRole(rows: readonly RoleRow[], accountId: string | null): PartnerRow {
  const roles = rows.filter((row): row is PartnerRow => row.account_id !== null);
  const [first] = roles;
  if (first === undefined)
    throw new Refusal('not_allowed', `person ${rows[0]?.person_id} belongs to no partner`, {
      key: rows[0]?.person_id ?? null,
    });
  if (accountId !== null) {
    const named = roles.find(({ account_id }) => account_id === accountId);
    if (named === undefined) throw new Refusal('not_found', `person ${first.person_id}, account ${accountId}`);
    return named;
  }
  const [only, ...others] = roles.filter(({ legacy_tokens }) => legacy_tokens);
  if (others.length === 0) return only ?? first;
  throw new Refusal('invalid_input', 'several partners', {
    issues: [{ path: 'x-chatelaine-account', message: 'You belong to several partners: name one in this header.' }],
  });
}
