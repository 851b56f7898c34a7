import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { AuthenticatorEntity } from '../authenticator/authenticator.entity.ts';
import { openAuthenticatorSecret } from '../authenticator/authenticator-secret.ts';
import { takeStep } from '../authenticator/take-step.ts';
import { stepOf } from '../authenticator/totp.ts';
import { codeAllowance } from '../guess-allowances.rule.ts';
import type { PersonDeps, RightPassword } from '../guess-password.ts';
import { hashDevice } from '../known-device/device.ts';
import { codeWrong } from '../one-time-code/code-wrong.ts';
import { recordPerson } from '../record-person.ts';
import { readCode } from './read-code.rule.ts';
import { useRecoveryCode } from './recovery-codes.ts';

/** What somebody shows beside a right password. */
export interface Shown {
  email: string;
  device: string | null;
  /** As typed; null when none was. */
  code: string | null;
}

/**
 * Asks for the code of the authenticator app, or one of the recovery codes, from somebody whose password is right. Call it
 * outside a transaction: a wrong code must count.
 *
 * @throws {Refusal} `code_required` without a code; `code_wrong`; `rate_limited` where guessing has become slow.
 */
export async function askSecondFactor(
  { failures }: PersonDeps,
  work: Work,
  { verified, acquaintance }: RightPassword,
  { email, device, code }: Shown,
): Promise<void> {
  const { personId } = verified;
  if (code === null) {
    throw new Refusal('code_required', `person ${personId}, sign-in`, {
      message: 'Enter the code that your authenticator app shows.',
    });
  }
  const hashed = device === null ? null : hashDevice(device).toString('hex');
  const allowance = codeAllowance({ email, device: hashed, acquaintance });
  await failures.guess([allowance], () => transaction(work, (tx) => takeCode(tx, personId, code)));
}

async function takeCode(work: Work, personId: string, typed: string): Promise<void> {
  const code = readCode(typed);
  if (code?.kind === 'recovery') {
    if (!(await useRecoveryCode(work, personId, code.text))) throw wrongGuess(`person ${personId}, recovery code`);
    return recordPerson(work, personId, 'recovery_code.used');
  }
  const app = await work.em.findOne(AuthenticatorEntity, { personId }, { refresh: true });
  // Removed this instant: nothing can be right.
  const secret = app === null ? null : openAuthenticatorSecret(work, personId, app.secret);
  const step = secret === null || code === null ? null : stepOf(secret, code.text, work.house.clock.now());
  if (step === null) throw wrongGuess(`person ${personId}, sign-in`);
  await takeStep(work, personId, step);
}

const wrongGuess = (detail: string): Refusal => codeWrong(detail, { isGuess: true });
