import type { PersonId, PersonSession } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { isSessionLiveSql, liveAt } from './session.sql.ts';

interface SessionRow {
  id: string;
  isCurrent: boolean;
  createdAt: Date | string;
  updatedAt: Date | string;
  ipAddress: string | null;
  userAgent: string | null;
}

/**
 * Lists the live sessions of a person, latest first, without their tokens.
 *
 * @param current the token of the session of this call; null for the operator, who has no session.
 */
export async function listSessions(
  work: Work,
  personId: PersonId,
  current: string | null = null,
): Promise<PersonSession[]> {
  const rows = await work.em.execute<SessionRow[]>(
    `select id, "createdAt", "updatedAt", "ipAddress", "userAgent", token = ? as "isCurrent" from identity.session s
     where s."userId" = ? and ${isSessionLiveSql('s')} order by "createdAt" desc, id`,
    [current ?? '', personId, ...liveAt(work.now)],
  );
  return rows.map(({ id, isCurrent, createdAt, updatedAt, ipAddress, userAgent }) => ({
    id,
    isCurrent,
    since: new Date(createdAt).toISOString(),
    lastSeen: new Date(updatedAt).toISOString(),
    from: ipAddress || null,
    program: userAgent || null,
  }));
}
