import type { Actor, PersonId } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { type EndedAccess, endSessions } from '../end-access.ts';
import { holdPassword } from '../hold-password.ts';
import { endLegacyToken } from '../legacy-token/end-legacy-token.ts';
import { endPasskeys } from './end-passkeys.ts';

/**
 * Removes all passkeys of a person who lost a device, and ends every session, because whoever has the device may be
 * signed in with it. A sign-in with a passkey that is under way waits for the lock on the password, and then looks for
 * the passkey again.
 *
 * @throws {Refusal} `not_found` when the person has no passkey.
 */
export function resetPasskeys(
  work: Work,
  actor: Actor,
  personId: PersonId,
): Promise<EndedAccess & { id: PersonId; passkeys: number }> {
  return transaction(work, async (tx) => {
    // The locks have the same order as in `answerLink`: the legacy token, the password, and sessions last.
    const locked = await endLegacyToken(tx, personId);
    await holdPassword(locked, personId);
    const passkeys = await endPasskeys(locked, personId, { reason: 'operator', actor });
    if (passkeys === 0)
      throw new Refusal('not_found', `person ${personId}, no passkey`, { message: 'This person has no passkey.' });
    return { id: personId, passkeys, ...(await endSessions(locked, personId)) };
  });
}
