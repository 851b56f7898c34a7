import { type MoreTime, type MoreTimeInput, requestStatus } from '@chatelaine/shared';
import type { Session } from '../person/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { lockRequest } from './bind-request.ts';
import { extendedUntil } from './more-time.rule.ts';

/**
 * Extends the time of a request, because the person is still reading the page.
 *
 * @throws {Refusal} `not_found` for a request that is over or belongs to another person.
 */
export function moreTime(work: Work, { requestId }: MoreTimeInput, session: Session): Promise<MoreTime> {
  return transaction(work, async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (request.personId !== session.personId) throw new Refusal('not_found', `request ${requestId} is someone else's`);
    if (requestStatus(request, tx.now) !== 'open') throw new Refusal('not_found', `request ${requestId} is over`);
    request.expiresAt = extendedUntil(request, tx.now);
    return { expiresInMs: request.expiresAt.getTime() - tx.now.getTime() };
  });
}
