import { timingSafeEqual } from 'node:crypto';
import { type Actor, type OneTimeCodeId, type PersonId, type Scope, WIDENING_REFUSED } from '@chatelaine/shared';
import type { Action, Confirmation } from '../../call/confirm.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Transaction, Work } from '../../platform/work.ts';
import { openAuthenticatorSecret } from '../authenticator/authenticator-secret.ts';
import { findAuthenticator } from '../authenticator/find-authenticator.ts';
import { isCodeUsed, takeStep } from '../authenticator/take-step.ts';
import { stepOf } from '../authenticator/totp.ts';
import type { PersonActor } from '../find-roles.ts';
import { recordPerson } from '../record-person.ts';
import { readCode } from '../second-factor/read-code.rule.ts';
import { useRecoveryCode } from '../second-factor/recovery-codes.ts';
import type { SecurityLog } from '../security-log/security-log.ts';
import { codeWrong } from './code-wrong.ts';
import type { FindResult } from './describe-action.ts';
import { hashAction } from './hash-action.ts';
import { type Attempt, type AttemptDeps, giveAttemptBack, takeAttempt } from './take-attempt.ts';

export interface ConfirmationDeps extends AttemptDeps {
  securityLog: SecurityLog;
  findResult: FindResult;
}

/**
 * Makes the confirmation for the dangerous acts of one call. A code in a call counts as one attempt before the code is
 * compared, even when the act fails later. The act uses up the code. When the act fails, the code stays valid.
 *
 * @param given the header `x-one-time-code`, or null.
 */
export function confirmation(deps: ConfirmationDeps, given: string | null): Confirmation {
  const use = (work: Transaction, person: PersonActor, action: Action) =>
    deps.securityLog.watch(work, { personId: person.id }, () => useCode(deps, work, { person, action, given }));
  const confirm: Confirmation = (actor, action) => async (work) => {
    if (actor.kind === 'person') return use(work, actor, action);
    requireSettings(actor);
  };
  confirm.withApp = (actor, action) => async (work) => {
    if (actor.kind !== 'person' || (await findAuthenticator(work, actor.id)) === null) return;
    await use(work, actor, action);
  };
  return confirm;
}

function requireSettings(actor: Exclude<Actor, PersonActor>): void {
  const scopes: readonly Scope[] = actor.kind === 'operator' ? [] : actor.scopes;
  if (actor.kind === 'operator' || scopes.includes('settings')) return;
  throw new Refusal('scope_missing', `key ${actor.id}, scope settings`, {
    message: WIDENING_REFUSED,
  });
}

interface Presented {
  person: PersonActor;
  action: Action;
  given: string | null;
}

async function useCode(deps: ConfirmationDeps, work: Transaction, { person, action, given }: Presented): Promise<void> {
  if (given === null) {
    throw new Refusal('code_required', `person ${person.id}, ${action.procedure}`, {
      message: "Confirm it's you: ask for a code with codes.request, then send this again with it in x-one-time-code.",
    });
  }
  const [, id = '', typed = ''] = /^(otc_[0-9A-Za-z]{22}) (.{1,64})$/.exec(given) ?? [];
  const code = readCode(typed);
  if (code === null) throw codeWrong('malformed');
  const attempt = await takeAttempt(deps, id, person.id);
  if (attempt === null) throw codeWrong(`${id}: of somebody else, used, expired, or tried five times`);

  const { text: digits } = code;
  const isRecovery = code.kind === 'recovery';
  const step =
    attempt.secret === null || isRecovery ? null : stepShown(deps, work, { person, secret: attempt.secret, digits });
  if (step === null && !isRecovery && !isMailed(work, attempt, digits)) throw codeWrong(`${id}: other digits`);
  const resulting = { ...action, input: await deps.findResult(work, person, action) };
  if (!attempt.action_hash.equals(hashAction(person, resulting))) throw codeWrong(`${id}: for another action`);
  if (isRecovery) await takeRecoveryCode(work, person.id, attempt, digits);
  if (step !== null) await takeStepOf(deps, work, { personId: person.id, id, step });
  await useUp(work, id, deps.clock.now());
}

// A recovery code replaces a code of the app. So a recovery code is not accepted from a person whose codes come by
// mail.
async function takeRecoveryCode(
  work: Transaction,
  personId: PersonId,
  { id, method }: Attempt,
  code: string,
): Promise<void> {
  if (method !== 'authenticator' || !(await useRecoveryCode(work, personId, code)))
    throw codeWrong(`${id}: another recovery code`);
  await recordPerson(work, personId, { type: 'recovery_code.used' });
}

// Takes the time step of a right code. When a person sends the same right code twice, the second attempt is no guess,
// so it is given back.
async function takeStepOf(
  { pool }: AttemptDeps,
  work: Work,
  { personId, id, step }: { personId: PersonId; id: string; step: number },
): Promise<void> {
  await takeStep(work, personId, step).catch(async (thrown: unknown) => {
    if (isCodeUsed(thrown)) await giveAttemptBack(pool, id);
    throw thrown;
  });
}

interface ShownByApp {
  person: PersonActor;
  secret: string;
  digits: string;
}

function stepShown({ clock }: AttemptDeps, work: Work, { person, secret, digits }: ShownByApp): number | null {
  return stepOf(openAuthenticatorSecret(work, person.id, secret), digits, clock.now());
}

function isMailed(work: Work, { id, code }: Attempt, digits: string): boolean {
  if (code === null) return false;
  const mailed = Buffer.from(work.services.sealer.open(code, id));
  const given = Buffer.from(digits);
  return given.length === mailed.length && timingSafeEqual(given, mailed);
}

async function useUp(work: Work, id: OneTimeCodeId, now: Date): Promise<void> {
  const used = await work.em.execute<unknown[]>(
    'update one_time_code set used_at = ? where id = ? and used_at is null returning id',
    [now, id],
  );
  if (used.length === 0) throw codeWrong(`${id}: used meanwhile`);
}
