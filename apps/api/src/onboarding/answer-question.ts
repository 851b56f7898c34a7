import { type AnswerInput, judgeRight, type Receipt, requestStatus } from '@chatelaine/shared';
import { record } from '../event/index.ts';
import { getPartner, type Partner } from '../partner/index.ts';
import { getPersonActor, isFresh, type PersonActor, type Session } from '../person/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { lockRequest } from './bind-request.ts';
import type { PermissionRequestRow } from './permission-request.entity.ts';
import { viewReceipt } from './receipt.view.ts';
import { requireStillListed } from './redirect-target.ts';
import { isReviewed } from './review-token.ts';
import { isSameAnswer } from './same-answer.rule.ts';
import { savePermissions } from './save-permissions.ts';

/**
 * Saves the client's answer once. When two browser tabs answer at the same time, the lock on the request's row decides
 * which tab is first. The second tab gets the receipt of the first tab if both answers are equal. If the second answer
 * is different, it is a conflict, and nothing of the second answer is saved. Grants, withdrawals, the answer and their
 * events commit together.
 *
 * @throws {Refusal} `not_found` for a request that is over or belongs to another person; `code_required` when numbers
 * are granted and the sign-in is older than ten minutes, or skipped the code of the authenticator app; `conflict` when
 * the request has a different answer, when a number changed since the page showed it, or when a withdrawal was not
 * reviewed; `not_allowed` when the person's role does not allow the answer.
 */
export function answerQuestion(work: Work, input: AnswerInput, session: Session): Promise<Receipt> {
  return transaction(work, async (tx) => {
    const request = await lockRequest(tx, input.requestId);
    if (request.personId !== session.personId)
      throw new Refusal('not_found', `request ${request.id} is someone else's`);
    const partner = await getPartner(tx, request.partnerId);
    if (request.answer != null) {
      if (!isSameAnswer(request, input)) throw new Refusal('conflict', `request ${request.id}`, ANSWERED_OTHERWISE);
      requireStillListed(tx, partner, request.redirectUrl);
      return viewReceipt(request, partner);
    }
    if (requestStatus(request, tx.now) !== 'open' || partner.status !== 'active')
      throw new Refusal('not_found', `request ${request.id} is over`);
    requireStillListed(tx, partner, request.redirectUrl);
    if (input.decision === 'deny') deny(tx, request, session);
    else await save(tx, request, partner, session, input);
    request.answeredAt = tx.now;
    return viewReceipt(request, partner);
  });
}

const ANSWERED_OTHERWISE = { message: 'This request was answered before, in another way. Nothing was saved.' };

function deny(work: Transaction, request: PermissionRequestRow, session: Session): void {
  request.answer = 'denied';
  const doer = { kind: 'person', id: session.personId, account: null } as const;
  record(work, doer, { type: 'permission_request.denied', partnerId: request.partnerId, subjectId: request.id });
}

async function save(
  work: Transaction,
  request: PermissionRequestRow,
  partner: Partner,
  session: Session,
  input: Extract<AnswerInput, { decision: 'save' }>,
) {
  // Only a grant needs a recent sign-in. A withdrawal does not, because nothing may delay a withdrawal.
  if (input.grant.length > 0 && !isFresh(session, work.now))
    throw new Refusal('code_required', `person ${session.personId} signed in too long ago`);
  const actor: PersonActor = await getPersonActor(work, session.personId, input.clientId);
  const verdict = judgeRight(actor, 'permissions');
  if (!verdict.allow) throw new Refusal(verdict.reason, `person ${actor.id}, client ${input.clientId}`);
  requireReview(work, input, session);
  const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt);
  const saved = await savePermissions(work, actor, partner, { ...input, expiresAt });
  const { granted, withdrawn, shared } = saved;
  const grantsUntil = granted.length > 0 ? expiresAt : null;
  Object.assign(request, { answer: 'granted', clientId: input.clientId, granted, withdrawn, shared, grantsUntil });
  record(work, actor, {
    type: 'permission_request.granted',
    partnerId: partner.id,
    clientId: input.clientId,
    subjectId: request.id,
    data: { granted: granted.length, withdrawn: withdrawn.length, shared: shared.length },
  });
}

// Before a withdrawal, the server must have shown exactly these numbers for review. So no other screen or page can end
// a permission.
function requireReview(work: Work, input: Extract<AnswerInput, { decision: 'save' }>, { personId }: Session): void {
  if (input.withdraw.length === 0) return;
  if (isReviewed(work.services.sealer, input.review ?? '', input, personId)) return;
  throw new Refusal('conflict', 'a withdrawal that was not reviewed', {
    message: 'Look once more at what you withdraw, then confirm it.',
  });
}
