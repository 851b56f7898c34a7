import type { PersonId } from '@chatelaine/shared';
import type { Transaction, Work } from '../platform/work.ts';
import { endAuthenticator } from './authenticator/end-authenticator.ts';
import { forgetDevices, forgetNetworks } from './known-device/forget-devices.ts';
import { endLegacyToken } from './legacy-token/end-legacy-token.ts';
import { IS_TOKEN_LIVE } from './legacy-token/legacy-token.sql.ts';
import { endEmailChanges } from './profile/end-email-changes.ts';

/** The numbers of sessions and tokens that ended. */
export interface EndedAccess {
  sessions: number;
  legacyTokens: number;
}

/** Ends a person's sessions, legacy token and remembered browsers, in the transaction of the change. */
export async function endSessions(work: Transaction, personId: PersonId): Promise<EndedAccess> {
  const legacyTokens = await endLiveToken(work, personId);
  return { legacyTokens, sessions: await deleteSessions(work, personId) };
}

/** The person whose access ends, and whether the person has no role left. */
export interface EndAccess {
  personId: PersonId;
  /** Whether the person has no role left. Then the password, the authenticator app and the passkeys end too. */
  isLast: boolean;
}

/**
 * Ends the same access as {@link endSessions}, and also the person's sign-up links, links to a new address, one-time
 * codes and offers of an authenticator app. The locks have the same order as in `answerLink`: links first, then the
 * token, the password, and sessions last. So there is no deadlock when the person answers a link at the same time. A
 * sign-in that is under way writes its session first, and reads the password after that. So such a sign-in finds that
 * the password is gone.
 */
export async function endAccess(work: Transaction, { personId, isLast }: EndAccess): Promise<EndedAccess> {
  await endEmailChanges(work, personId);
  await work.em.execute('select hash from sign_up_link where person_id = ? order by hash for update', [personId]);
  const legacyTokens = await endLiveToken(work, personId);
  if (isLast) await forgetSecrets(work, personId);
  for (const table of ['sign_up_link', 'one_time_code', 'authenticator_offer'])
    await work.em.execute(`delete from ${table} where person_id = ?`, [personId]);
  return { legacyTokens, sessions: await deleteSessions(work, personId) };
}

async function endLiveToken(work: Transaction, personId: PersonId): Promise<number> {
  const tokens = await work.em.execute<unknown[]>(
    `select 1 from legacy_token where person_id = ? and ${IS_TOKEN_LIVE}`,
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

// A person without a role cannot sign in, so the password, the app and the passkeys are deleted. The name and the e-mail address
// stay, because the mails about the removal need them. The nightly job deletes the name and the address later.
async function forgetSecrets(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute('delete from identity.account where "userId" = ?', [personId]);
  await endAuthenticator(work, personId);
  await work.em.execute('delete from passkey where person_id = ?', [personId]);
  await forgetNetworks(work, personId);
  await work.em.execute('update identity."user" set "updatedAt" = ? where id = ?', [work.now, personId]);
}
