import type { TakenAnswer } from '@chatelaine/sdk/server';
import type { Session } from './session.ts';

/** The state of a visitor's question, as a sentence. While the question is not settled, the answer may still arrive. */
export interface Outcome {
  isSettled: boolean;
  sentence: string;
}

const AGAIN = 'Press the button to ask again.';

/**
 * Stores an answer of `takeAnswer` the first time, and returns its sentence every time. The same answer comes twice
 * when the page with the button and the return page both report it.
 */
export function rememberAnswer(session: Session, answer: TakenAnswer): Outcome {
  if (answer.status === 'open') return { isSettled: false, sentence: `Your answer has not arrived. ${AGAIN}` };
  const sentence = sentenceOf(answer);
  if (answer.isFirst) {
    if (answer.status === 'granted') rememberNumbers(session, answer);
    if (session.newest?.requestId === answer.id) session.newest.outcome = sentence;
    session.flash = { notice: sentence };
  }
  return { isSettled: true, sentence };
}

// Stores which numbers belong to this visitor, because no other system knows this. The permissions are not stored: the
// client may have withdrawn a permission since the answer. So the page reads each number's permission again, and
// Chatelaine makes no key without permission.
function rememberNumbers(session: Session, { clientId, shared }: TakenAnswer): void {
  if (session.clientId !== clientId) forgetClient(session);
  session.clientId = clientId;
  for (const id of shared) session.channelIds.add(id);
}

// Another person may answer for another client in the same browser. That person must not see the first client's keys.
function forgetClient(session: Session): void {
  session.channelIds.clear();
  session.keys.clear();
}

function sentenceOf({ status, granted, withdrawn }: TakenAnswer): string {
  if (status === 'denied') return `Nothing was shared, as you chose. ${AGAIN}`;
  if (status !== 'granted') return `The question has expired: it waits for 15 minutes. ${AGAIN}`;
  const parts: string[] = [];
  if (granted.length > 0) parts.push(`You shared ${numbers(granted.length)} with us.`);
  if (withdrawn.length > 0) parts.push(`You withdrew permission for ${numbers(withdrawn.length)}.`);
  return parts.join(' ') || 'Nothing was changed.';
}

const numbers = (count: number): string => `${count} ${count === 1 ? 'number' : 'numbers'}`;
