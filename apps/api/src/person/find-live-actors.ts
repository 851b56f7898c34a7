import type { PersonId } from '@chatelaine/shared';
import { requireWritable } from '../platform/db/read-only.ts';
import type { Work } from '../platform/work.ts';
import { actorOf, type PersonActor } from './find-roles.ts';
import { isSessionLiveSql, liveAt } from './session.sql.ts';

/** A session of a person who acts in one account. The session is named by its token, or by its id alone. */
export interface HeldSession {
  token: string | null;
  sessionId?: string;
  personId: PersonId;
  accountId: string;
}

interface LiveRow {
  at: string;
  account_type: 'partner' | 'client';
  account_id: string;
  role: string;
}

/**
 * Finds the persons of these sessions as actors in their accounts, with one statement. Null stands for a session that
 * has ended, for a person without a role in the account, and for a suspended account. The sessions are not extended.
 */
export async function findLiveActors(work: Work, held: readonly HeldSession[]): Promise<(PersonActor | null)[]> {
  if (held.length === 0) return [];
  await requireWritable(work.services.aside);
  const asked = JSON.stringify(
    held.map(({ token, sessionId, personId, accountId }, at) => ({ at, token, sessionId, personId, accountId })),
  );
  const rows = await work.em.execute<LiveRow[]>(FIND, [asked, ...liveAt(work.now)]);
  const found = new Map(rows.map((row) => [Number(row.at), row]));
  return held.map(({ personId }, at) => {
    const row = found.get(at);
    return row === undefined ? null : actorOf(personId, row);
  });
}

const FIND = `
  select h.at, r.account_type, r.account_id, r.role
  from json_to_recordset(?::json) as h(at int, token text, "sessionId" text, "personId" text, "accountId" text)
  join identity.session s
    on s.id = coalesce(h."sessionId", (select named.id from identity.session named where named.token = h.token))
    and s."userId" = h."personId"
  join person_role r on r.person_id = h."personId" and r.account_id = h."accountId"
  left join partner p on r.account_type = 'partner' and p.id = r.account_id
  left join client c on r.account_type = 'client' and c.id = r.account_id
  where ${isSessionLiveSql('s')} and coalesce(p.status, c.status) = 'active'`;

/**
 * Finds the id of a session by its token. The id opens nothing, so it may be stored. Null when the session has ended.
 */
export async function findSessionId(work: Work, token: string | null): Promise<string | null> {
  const [found] = await work.em.execute<{ id: string }[]>('select id from identity.session where token = ?', [token]);
  return found?.id ?? null;
}
