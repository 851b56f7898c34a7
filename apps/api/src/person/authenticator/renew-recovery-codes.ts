import type { Actor, RecoveryCodes } from '@chatelaine/shared';
import type { Confirm } from '../../call/confirm.ts';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { recordPerson } from '../record-person.ts';
import { requirePerson } from '../require-person.ts';
import { makeRecoveryCodes } from '../second-factor/recovery-codes.ts';
import { findAuthenticator } from './find-authenticator.ts';

/**
 * Makes ten new recovery codes, which are never shown again. The old codes end. The person needs a code of the app.
 *
 * @throws {Refusal} `not_found` when the person has no authenticator app.
 */
export function renewRecoveryCodes(work: Work, actor: Actor, confirm: Confirm): Promise<RecoveryCodes> {
  const { id: personId } = requirePerson(actor);
  return transaction(work, async (tx) => {
    if ((await findAuthenticator(tx, personId)) === null) throw new Refusal('not_found', `person ${personId}, no app`);
    await confirm(tx);
    await recordPerson(tx, personId, { type: 'recovery_codes.created' });
    return { recoveryCodes: await makeRecoveryCodes(tx, personId) };
  });
}
