import { Refusal } from '../../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../../platform/work.ts';
import { AuthenticatorEntity } from '../authenticator/authenticator.entity.ts';
import { openAuthenticatorSecret } from '../authenticator/authenticator-secret.ts';
import { takeStep } from '../authenticator/take-step.ts';
import { stepOf } from '../authenticator/totp.ts';
import { codeAllowance } from '../guess-allowances.rule.ts';
import type { PersonDeps, RightPassword } from '../guess-password.ts';
import { hashDevice } from '../known-device/device.ts';
import { codeWrong } from '../one-time-code/code-wrong.ts';
import { recordPerson } from '../record-person.ts';
import { readCode, type TypedCode } from './read-code.rule.ts';
import { useRecoveryCode } from './recovery-codes.ts';

/** The proof that a person gives in addition to a right password. */
export interface Shown {
  email: string;
  device: string | null;
  /** The code as typed; null when there was none. */
  code: string | null;
}

/**
 * Asks a person whose password is right for a code of the authenticator app, or for a recovery code. Do not call this
 * function within a transaction. A wrong code must count even when the sign-in fails, and a rollback would remove the
 * count.
 *
 * @throws {Refusal} `code_required` without a code; `code_wrong`; `rate_limited` when the next guess has to wait.
 */
export async function askSecondFactor(
  { failures }: PersonDeps,
  work: Work,
  { verified, acquaintance }: RightPassword,
  { email, device, code }: Shown,
): Promise<void> {
  const { personId } = verified;
  const rightPassword = knownOf(acquaintance);
  if (code === null) {
    throw new Refusal('code_required', `person ${personId}, sign-in`, {
      rightPassword,
      message: 'Enter the code that your authenticator app shows.',
    });
  }
  const hashed = device === null ? null : hashDevice(device).toString('hex');
  const allowance = codeAllowance({ email, device: hashed, acquaintance });
  const read = readCode(code);
  // Nobody can guess the 80 bits of a recovery code, so a recovery code needs no allowance. Then failures of other
  // callers cannot block it.
  const allowances = read?.kind === 'recovery' ? [] : [allowance];
  const wrong = (detail: string) => codeWrong(`person ${personId}, ${detail}`, { isGuess: true, rightPassword });
  await failures.guess(allowances, () => transaction(work, (tx) => takeCode(tx, personId, read, wrong)));
}

/** Says whether the caller that gave the right password has a browser or a network that is known for the person. */
export const knownOf = ({ hasDevice, hasNetwork }: RightPassword['acquaintance']): 'known' | 'stranger' =>
  hasDevice || hasNetwork ? 'known' : 'stranger';

async function takeCode(
  work: Transaction,
  personId: string,
  code: TypedCode | null,
  wrong: (detail: string) => Refusal,
): Promise<void> {
  if (code?.kind === 'recovery') {
    if (!(await useRecoveryCode(work, personId, code.text))) throw wrong('recovery code');
    return recordPerson(work, personId, { type: 'recovery_code.used' });
  }
  const app = await work.em.findOne(AuthenticatorEntity, { personId }, { refresh: true });
  // The app may have been removed since the look-up of the person. In this case no code of an app is right.
  const secret = app === null ? null : openAuthenticatorSecret(work, personId, app.secret);
  const step = secret === null || code === null ? null : stepOf(secret, code.text, work.services.clock.now());
  if (step === null) throw wrong('sign-in');
  await takeStep(work, personId, step);
}
