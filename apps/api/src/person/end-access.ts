import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { endAuthenticator } from './authenticator/end-authenticator.ts';
import { forgetDevices, forgetNetworks } from './known-device/forget-devices.ts';
import { endLegacyToken } from './legacy-token/end-legacy-token.ts';

/** How many were ended. */
export interface EndedAccess {
  sessions: number;
  legacyTokens: number;
}

/** Ends every session of a person, his legacy token, and that browsers are remembered, in the transaction of the change. */
export async function endSessions(work: Work, personId: PersonId): Promise<EndedAccess> {
  const legacyTokens = await endLiveToken(work, personId);
  return { legacyTokens, sessions: await deleteSessions(work, personId) };
}

/** What else ends with access, beside sessions, tokens, links and codes. */
export interface EndAccess {
  personId: PersonId;
  /** He has no role left: password and authenticator app end too. */
  isLast: boolean;
}

/**
 * The same, with his sign-up links and one-time codes. Links first, then the token, the password, and sessions last, as
 * `answerLink` does it: who answers a link holds it and waits for nothing that is held here; a sign-in that is under way
 * looks at the password after it wrote its session.
 */
export async function endAccess(work: Work, { personId, isLast }: EndAccess): Promise<EndedAccess> {
  await work.em.execute('select hash from sign_up_link where person_id = ? order by hash for update', [personId]);
  const legacyTokens = await endLiveToken(work, personId);
  if (isLast) await forgetSecrets(work, personId);
  for (const table of ['sign_up_link', 'one_time_code', 'authenticator_offer'])
    await work.em.execute(`delete from ${table} where person_id = ?`, [personId]);
  return { legacyTokens, sessions: await deleteSessions(work, personId) };
}

async function endLiveToken(work: Work, personId: PersonId): Promise<number> {
  const tokens = await work.em.execute<unknown[]>(
    'select 1 from legacy_token where person_id = ? and ended_at is null and expires_at > ?',
    [personId, work.now],
  );
  await endLegacyToken(work, personId);
  return tokens.length;
}

async function deleteSessions(work: Work, personId: PersonId): Promise<number> {
  await forgetDevices(work, personId);
  const sessions = await work.em.execute<unknown[]>('delete from identity.session where "userId" = ? returning 1', [
    personId,
  ]);
  return sessions.length;
}

// Without a role nobody signs in. Name and address stay for the mails about it, and go with a later sweep.
async function forgetSecrets(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute('delete from identity.account where "userId" = ?', [personId]);
  await endAuthenticator(work, personId);
  await forgetNetworks(work, personId);
  await work.em.execute('update identity."user" set "updatedAt" = ? where id = ?', [work.now, personId]);
}
