import type { Actor, ConfirmedAuthenticator, PersonId } from '@chatelaine/shared';
import { transaction, type Work } from '../../platform/work.ts';
import { holdPassword } from '../hold-password.ts';
import { endSkippedCodes } from '../known-device/forget-devices.ts';
import { endLegacyToken } from '../legacy-token/end-legacy-token.ts';
import { codeWrong } from '../one-time-code/code-wrong.ts';
import { recordPerson } from '../record-person.ts';
import { requirePerson } from '../require-person.ts';
import { makeRecoveryCodes } from '../second-factor/recovery-codes.ts';
import { AuthenticatorEntity } from './authenticator.entity.ts';
import { openAuthenticatorSecret } from './authenticator-secret.ts';
import { stepOf } from './totp.ts';

const LIFE_MS = 10 * 60_000;

/**
 * Confirms, by the first code, that an app has the offered secret. From then on codes come from the app, and the
 * person's legacy token ends. Sessions stay, but the next dangerous act needs a sign-in with a code. The result has ten
 * recovery codes, which are never shown again. Do not call this function within a transaction. An attempt must count
 * even when it fails, and a rollback would remove it.
 *
 * @throws {Refusal} `code_wrong`, also when the offer is older than ten minutes or had five attempts. After such a
 * refusal, the person must begin again.
 */
export async function confirmAuthenticator(work: Work, actor: Actor, typed: string): Promise<ConfirmedAuthenticator> {
  const { id: personId } = requirePerson(actor);
  const code = typed.replace(/\s/g, '');
  const sealed = await takeOfferAttempt(work, personId);
  const step = sealed === null ? null : stepOf(openAuthenticatorSecret(work, personId, sealed), code, work.now);
  if (sealed === null || step === null) throw codeWrong(`person ${personId}, first code`);
  return transaction(work, async (tx) => {
    await endLegacyToken(tx, personId);
    await endWithoutCode(tx, personId);
    await takeOffer(tx, personId, sealed);
    const confirmedAt = tx.now;
    await tx.em.upsert(AuthenticatorEntity, { personId, secret: sealed, lastStep: step, confirmedAt });
    await recordPerson(tx, personId, { type: 'authenticator.added' });
    const recoveryCodes = await makeRecoveryCodes(tx, personId);
    return { confirmedAt: confirmedAt.toISOString(), recoveryCodesLeft: recoveryCodes.length, recoveryCodes };
  });
}

// From now on, all sessions and browsers of the person count as signed in without a code. The row of the password is
// locked. So a sign-in without a code that is under way waits for the lock, and then finds the app.
async function endWithoutCode(work: Work, personId: PersonId): Promise<void> {
  await holdPassword(work, personId);
  await work.em.execute('update identity.session set "codeSkipped" = true where "userId" = ?', [personId]);
  await endSkippedCodes(work, personId);
}

async function takeOfferAttempt(work: Work, personId: PersonId): Promise<string | null> {
  const rows = await work.em.execute<{ secret: string }[]>(
    `update authenticator_offer set attempts = attempts + 1 where person_id = ? and attempts < 5 and created_at > ?
     returning secret`,
    [personId, new Date(work.now.getTime() - LIFE_MS)],
  );
  return rows[0]?.secret ?? null;
}

// Takes the offer that has this secret. A newer offer has another secret, so it is not taken by mistake.
async function takeOffer(work: Work, personId: PersonId, sealed: string): Promise<void> {
  const taken = await work.em.execute<unknown[]>(
    'delete from authenticator_offer where person_id = ? and secret = ? returning person_id',
    [personId, sealed],
  );
  if (taken.length === 0) throw codeWrong(`person ${personId}, the offer was taken`);
}
