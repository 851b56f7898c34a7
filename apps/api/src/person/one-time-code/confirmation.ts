import { timingSafeEqual } from 'node:crypto';
import type { Actor, OneTimeCodeId } from '@chatelaine/shared';
import type { Action, Confirmation } from '../../platform/confirm.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { openAuthenticatorSecret } from '../authenticator/authenticator-secret.ts';
import { takeStep } from '../authenticator/take-step.ts';
import { stepOf } from '../authenticator/totp.ts';
import type { PersonActor } from '../find-roles.ts';
import { codeWrong } from './code-wrong.ts';
import { hashAction } from './hash-action.ts';
import { type Attempt, type AttemptDeps, takeAttempt } from './take-attempt.ts';

/**
 * Makes what dangerous acts of one call are confirmed with. Each code counts one attempt before it is compared, whatever
 * becomes of the act, and is used up with the act: when that fails, the code stays good.
 *
 * @param given the header `x-one-time-code`, or null.
 */
export function confirmation(deps: AttemptDeps, given: string | null): Confirmation {
  return (actor, action) => async (work) => {
    if (actor.kind === 'person') return useCode(deps, work, { person: actor, action, given });
    requireSettings(actor);
  };
}

function requireSettings(actor: Exclude<Actor, PersonActor>): void {
  if (actor.kind === 'operator' || actor.scopes.includes('settings')) return;
  throw new Refusal('scope_missing', `key ${actor.id}, scope settings`, {
    message: 'A change that gives more, or for longer, needs the scope "settings". This key does not have it.',
  });
}

interface Presented {
  person: PersonActor;
  action: Action;
  given: string | null;
}

async function useCode(deps: AttemptDeps, work: Work, { person, action, given }: Presented): Promise<void> {
  if (given === null) {
    throw new Refusal('code_required', `person ${person.id}, ${action.procedure}`, {
      message: "Confirm it's you: ask for a code with codes.request, then send this again with it in x-one-time-code.",
    });
  }
  const [, id = '', digits = ''] = /^(otc_[0-9A-Za-z]{22}) (\d{6}|\d{8})$/.exec(given) ?? [];
  if (id === '') throw codeWrong('malformed');
  const attempt = await takeAttempt(deps, id, person.id);
  if (attempt === null) throw codeWrong(`${id}: not his, used, expired, or tried five times`);

  const step = attempt.secret === null ? null : stepShown(deps, work, { person, secret: attempt.secret, digits });
  if (step === null && !isMailed(work, attempt, digits)) throw codeWrong(`${id}: other digits`);
  if (!attempt.action_hash.equals(hashAction(person, action))) throw codeWrong(`${id}: for another action`);
  if (step !== null) await takeStep(work, person.id, step);
  await useUp(work, id, deps.clock.now());
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
  const mailed = Buffer.from(work.house.sealer.open(code, id));
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
