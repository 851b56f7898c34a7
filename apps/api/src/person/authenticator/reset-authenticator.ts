import type { Actor, PersonId } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { holdPassword } from '../hold-password.ts';
import { endPasskeys } from '../passkey/end-passkeys.ts';
import { recordPerson } from '../record-person.ts';
import { endAuthenticator } from './end-authenticator.ts';
import { findAuthenticator } from './find-authenticator.ts';

/**
 * Removes the authenticator app and the recovery codes of a person who lost them. Passkeys end too, because the phone
 * that was lost with the app may have had one. Only the operator does this, after a check that the request really comes
 * from this person. From then on the person signs in with the password alone, and
 * codes come by mail.
 *
 * @throws {Refusal} `not_found` when the person has no app.
 */
export function resetAuthenticator(work: Work, actor: Actor, personId: PersonId): Promise<{ id: PersonId }> {
  return transaction(work, async (tx) => {
    if ((await findAuthenticator(tx, personId)) === null)
      throw new Refusal('not_found', `person ${personId}, no app`, {
        message: 'This person has no authenticator app.',
      });
    await endAuthenticator(tx, personId);
    await recordPerson(tx, personId, { type: 'authenticator.removed' }, actor);
    await holdPassword(tx, personId);
    await endPasskeys(tx, personId, { reason: 'operator', actor });
    return { id: personId };
  });
}
