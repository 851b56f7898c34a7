import type { Actor, PersonId } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { recordPerson } from '../record-person.ts';
import { endAuthenticator } from './end-authenticator.ts';
import { findAuthenticator } from './find-authenticator.ts';

/**
 * Removes the authenticator app and the recovery codes of a person who lost them. Only the operator does this, after a
 * check that the request really comes from this person. From then on the person signs in with the password alone, and
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
    return { id: personId };
  });
}
