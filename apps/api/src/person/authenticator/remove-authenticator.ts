import type { Actor, Authenticator } from '@chatelaine/shared';
import type { Confirm } from '../../call/confirm.ts';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { recordPerson } from '../record-person.ts';
import { requirePerson } from '../require-person.ts';
import { endAuthenticator } from './end-authenticator.ts';
import { findAuthenticator } from './find-authenticator.ts';

/**
 * Removes a person's authenticator app, with a code of the app or a recovery code. From then on codes come by mail, and
 * the recovery codes end.
 *
 * @throws {Refusal} `not_found` when the person has no app.
 */
export function removeAuthenticator(work: Work, actor: Actor, confirm: Confirm): Promise<Authenticator> {
  const { id: personId } = requirePerson(actor);
  return transaction(work, async (tx) => {
    if ((await findAuthenticator(tx, personId)) === null) throw new Refusal('not_found', `person ${personId}, no app`);
    await confirm(tx);
    await endAuthenticator(tx, personId);
    await recordPerson(tx, personId, { type: 'authenticator.removed' });
    return { confirmedAt: null, recoveryCodesLeft: 0 };
  });
}
