import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { Session } from '../identity.ts';
import { isFresh } from '../session.rule.ts';

/**
 * Requires that the person signed in at most ten minutes ago, and not without a code that the person needs.
 *
 * @throws {Refusal} `code_required`.
 */
export function requireFresh(work: Work, session: Session): void {
  if (isFresh(session, work.now)) return;
  throw new Refusal('code_required', `person ${session.personId} signed in too long ago`, {
    message: 'Sign in again, then try again.',
  });
}
