/**
 * The last sign-in of a person since an account last added this person, as an expression of a statement. Null when there
 * was none.
 *
 * Whoever adds an address to an account must not find out whose it is. So the account sees no name while this is null.
 * The rule reads only events, which are never deleted. So it has the same answer after the person was removed.
 */
export const lastEntrySql = (personId: string, accountId: string): string => `(
  select e.at from (
    select type, at from event
    where subject_id = ${personId} and coalesce(partner_id, client_id) = ${accountId} and type in (${ENTRIES}, ${ADDED})
    order by id desc limit 1
  ) e where e.type <> ${ADDED})`;

const ADDED = "'person.invited'";
const ENTRIES = "'person.joined', 'person.signed_in', 'legacy_token.created'";
