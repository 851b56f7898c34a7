import type { Actor, PersonId } from '@chatelaine/shared';
import { transaction, type Work } from '../platform/work.ts';
import { type EndedAccess, endSessions } from './end-access.ts';
import { recordPerson } from './record-person.ts';

/**
 * Ends every session, the legacy token and the remembered browsers of a person. Records no event when there was neither
 * a session nor a token.
 */
export function signOutPerson(work: Work, actor: Actor, personId: PersonId): Promise<EndedAccess & { id: PersonId }> {
  return transaction(work, async (tx) => {
    const ended = await endSessions(tx, personId);
    if (ended.sessions + ended.legacyTokens > 0)
      await recordPerson(tx, personId, { type: 'person.signed_out', data: ended }, actor);
    return { id: personId, ...ended };
  });
}
