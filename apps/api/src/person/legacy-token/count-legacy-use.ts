import type { PartnerId, PersonId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';

/** Counts one call with a legacy token, in one statement. */
export async function countLegacyUse(work: Work, partnerId: PartnerId, personId: PersonId): Promise<void> {
  const { address, userAgent } = work.origin;
  await work.em.execute(COUNT, [
    partnerId,
    personId,
    (address ?? '').slice(0, 64),
    (userAgent ?? '').slice(0, 256),
    work.now,
    work.now,
  ]);
}

const COUNT = `
  insert into legacy_use as u (partner_id, person_id, address, user_agent, calls, first_at, last_at)
  values (?, ?, ?, ?, 1, ?, ?)
  on conflict (partner_id, person_id, address, user_agent)
  do update set calls = u.calls + 1, last_at = greatest(u.last_at, excluded.last_at)`;
