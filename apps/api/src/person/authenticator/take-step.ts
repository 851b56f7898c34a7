import type { PersonId } from '@chatelaine/shared';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { STEP_S } from './totp.ts';

/** The refusal of a right code that was used before. It does not count as a guess. */
class CodeUsed extends Refusal {}

export const isCodeUsed = (thrown: unknown): boolean => thrown instanceof CodeUsed;

/**
 * Uses up a time step of a person's app. Neither this step nor an older step is accepted again (RFC 6238 §5.2).
 *
 * @throws {Refusal} `code_wrong`, which says when the app shows the next code.
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
