import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { isSessionLiveSql, liveAt } from './session.sql.ts';

/** A session of a person, without its token. */
export interface ListedSession {
  since: string;
  /** The time at which the session was last extended, which happens at most once a day. */
  lastSeen: string;
  from: string | null;
  program: string | null;
}

interface SessionRow {
  createdAt: Date | string;
  updatedAt: Date | string;
  ipAddress: string | null;
  userAgent: string | null;
}

/** Lists the live sessions of a person, latest first. */
export async function listSessions(work: Work, personId: PersonId): Promise<ListedSession[]> {
  const rows = await work.em.execute<SessionRow[]>(
    `select "createdAt", "updatedAt", "ipAddress", "userAgent" from identity.session s
     where s."userId" = ? and ${isSessionLiveSql('s')} order by "createdAt" desc, id`,
    [personId, ...liveAt(work.now)],
  );
  return rows.map(({ createdAt, updatedAt, ipAddress, userAgent }) => ({
    since: new Date(createdAt).toISOString(),
    lastSeen: new Date(updatedAt).toISOString(),
    from: ipAddress || null,
    program: userAgent || null,
  }));
}
