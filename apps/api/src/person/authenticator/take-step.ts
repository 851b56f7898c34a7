import type { PersonId } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { STEP_S } from './totp.ts';

/** A right code of the app that was used before: whoever shows it has guessed nothing. */
class CodeUsed extends Refusal {}

export const isCodeUsed = (thrown: unknown): boolean => thrown instanceof CodeUsed;

/**
 * Takes a time step of a person's app, once: neither it nor an older one is taken again (RFC 6238 §5.2).
 *
 * @throws {Refusal} `code_wrong`, saying when the app shows the next one.
 */
export async function takeStep(work: Work, personId: PersonId, step: number): Promise<void> {
  const taken = await work.em.execute<unknown[]>(
    'update authenticator set last_step = ? where person_id = ? and last_step < ? returning person_id',
    [step, personId, step],
  );
  if (taken.length > 0) return;
  const now = work.services.clock.now().getTime() / 1000;
  throw new CodeUsed('code_wrong', `person ${personId}, step ${step} was taken`, {
    retryAfterS: Math.ceil(STEP_S - (now % STEP_S)),
    message: 'This code was used already. Wait until your app shows the next one.',
  });
}
