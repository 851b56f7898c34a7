import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { endLegacyToken } from './legacy-token/end-legacy-token.ts';

/** How many were ended. */
export interface EndedAccess {
  sessions: number;
  legacyTokens: number;
}

/** Ends every session of a person and his legacy token, in the transaction of the change. */
export async function endSessions(work: Work, personId: PersonId): Promise<EndedAccess> {
  const tokens = await work.em.execute<unknown[]>(
    'select 1 from legacy_token where person_id = ? and ended_at is null and expires_at > ?',
    [personId, work.now],
  );
  await endLegacyToken(work, personId);
  const sessions = await work.em.execute<unknown[]>('delete from identity.session where "userId" = ? returning 1', [
    personId,
  ]);
  return { sessions: sessions.length, legacyTokens: tokens.length };
}

/** The same, with his sign-up links and one-time codes. Links first: who answers one holds it, and waits for the rest. */
export async function endAccess(work: Work, personId: PersonId): Promise<EndedAccess> {
  await work.em.execute('select hash from sign_up_link where person_id = ? order by hash for update', [personId]);
  const ended = await endSessions(work, personId);
  for (const table of ['sign_up_link', 'one_time_code', 'authenticator_offer'])
    await work.em.execute(`delete from ${table} where person_id = ?`, [personId]);
  return ended;
}
