import type { EndedSessions, PersonSessions } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { holdPassword } from '../hold-password.ts';
import type { Session } from '../identity.ts';
import { hashDevice } from '../known-device/device.ts';
import { endLegacyToken } from '../legacy-token/end-legacy-token.ts';
import { IS_TOKEN_LIVE } from '../legacy-token/legacy-token.sql.ts';
import { listSessions } from '../list-sessions.ts';
import { recordPerson } from '../record-person.ts';

/** Lists the sessions of the person who is signed in, latest first. */
export async function listOwnSessions(work: Work, { personId, token }: Session): Promise<PersonSessions> {
  return { data: await listSessions(work, personId, token) };
}

/**
 * Ends one session of the person who is signed in. It may be the session of this call.
 *
 * @throws {Refusal} `not_found` when the person has no such session.
 */
export function endOwnSession(work: Work, { personId }: Session, id: string): Promise<EndedSessions> {
  return transaction(work, async (tx) => {
    const ended = await tx.em.execute<unknown[]>(
      'delete from identity.session where id = ? and "userId" = ? returning 1',
      [id, personId],
    );
    if (ended.length === 0) throw new Refusal('not_found', `session of ${personId}`);
    await recordPerson(tx, personId, { type: 'person.signed_out', data: { sessions: 1, legacyTokens: 0 } });
    return { sessions: 1 };
  });
}

/**
 * Ends all other sessions of the person who is signed in, the legacy token, and what other browsers remember. A sign-in
 * that is under way in another browser waits for the lock on the password, as in `signOutEverywhere`.
 */
export function endOtherSessions(
  work: Work,
  { personId, token, device }: Session & { device: string | null },
): Promise<EndedSessions> {
  return transaction(work, async (begun) => {
    const live = await begun.em.execute<unknown[]>(
      `select 1 from legacy_token where person_id = ? and ${IS_TOKEN_LIVE}`,
      [personId, begun.now],
    );
    const tx = await endLegacyToken(begun, personId);
    await holdPassword(tx, personId);
    const ended = await tx.em.execute<unknown[]>(
      'delete from identity.session where "userId" = ? and token <> ? returning 1',
      [personId, token],
    );
    await tx.em.execute('delete from known_device where person_id = ? and device <> ?', [
      personId,
      hashDevice(device ?? ''),
    ]);
    const data = { sessions: ended.length, legacyTokens: live.length };
    if (data.sessions + data.legacyTokens > 0) await recordPerson(tx, personId, { type: 'person.signed_out', data });
    return { sessions: ended.length };
  });
}
