import type { LegacyUse, PartnerId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';

const MONTH_MS = 30 * 24 * 60 * 60_000;
const MOST = 1000;

interface UseRow {
  person_id: string;
  email: string | null;
  address: string;
  user_agent: string;
  calls: string;
  last_at: Date | string;
}

/**
 * Lists the callers that used a legacy token for a partner in the last 30 days, latest first. The list has at most a
 * thousand callers.
 */
export async function listLegacyUses(work: Work, partnerId: PartnerId): Promise<LegacyUse[]> {
  const rows = await work.em.execute<UseRow[]>(
    `select u.person_id, i.email, u.address, u.user_agent, u.calls, u.last_at
     from legacy_use u left join identity."user" i on i.id = u.person_id
     where u.partner_id = ? and u.last_at > ?
     order by u.last_at desc, u.person_id, u.address, u.user_agent limit ?`,
    [partnerId, new Date(work.now.getTime() - MONTH_MS), MOST],
  );
  return rows.map(viewUse);
}

function viewUse({ person_id: id, email, address, user_agent: userAgent, calls, last_at }: UseRow): LegacyUse {
  const person = email === null ? { id } : { id, email };
  return { person, address, userAgent, calls: Number(calls), lastAt: new Date(last_at).toISOString() };
}
