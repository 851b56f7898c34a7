import type { PartnerId, PersonId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';

/** The highest number of different callers that are counted separately for one person. */
const MOST = 100;

/**
 * Counts one call with a legacy token, in one statement. When a person already has a hundred different pairs of address
 * and program, all further pairs are counted as one. So nobody can fill the report with invented pairs.
 */
export async function countLegacyUse(work: Work, partnerId: PartnerId, personId: PersonId): Promise<void> {
  const address = (work.origin.address ?? '').slice(0, 64);
  const userAgent = (work.origin.userAgent ?? '').slice(0, 256);
  const caller = [partnerId, personId, address, userAgent];
  const seen = [MOST, address, userAgent, partnerId, personId];
  await work.em.execute(COUNT, [...seen, ...caller, work.now, work.now]);
}

const COUNT = `
  with seen as (
    select count(*) < ? or bool_or(address = ? and user_agent = ?) as fits
    from legacy_use where partner_id = ? and person_id = ?
  )
  insert into legacy_use as u (partner_id, person_id, address, user_agent, calls, first_at, last_at)
  select ?, ?, case when fits then ? else '' end, case when fits then ? else '(more callers)' end, 1,
    ?::timestamptz, ?::timestamptz
  from seen
  on conflict (partner_id, person_id, address, user_agent)
  do update set calls = u.calls + 1, last_at = greatest(u.last_at, excluded.last_at)`;
