import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../../platform/work.ts';
import { codeWrong } from '../one-time-code/code-wrong.ts';

/** Takes a time step of a person's app, once: neither it nor an older one is taken again (RFC 6238 §5.2). */
export async function takeStep(work: Work, personId: PersonId, step: number): Promise<void> {
  const taken = await work.em.execute<unknown[]>(
    'update authenticator set last_step = ? where person_id = ? and last_step < ? returning person_id',
    [step, personId, step],
  );
  if (taken.length === 0) throw codeWrong(`person ${personId}, step ${step} was taken`);
}
