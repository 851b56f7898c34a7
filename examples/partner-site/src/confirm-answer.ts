import type { Chatelaine, PermissionRequest } from '@chatelaine/sdk';
import type { Question, Session } from './session.ts';

/** What we know of a visitor's question, in a sentence. Not settled: the answer may still come. */
export interface Outcome {
  isSettled: boolean;
  sentence: string;
}

const AGAIN = 'Press the button to ask again.';

/**
 * Asks Chatelaine what the client answered, and remembers it. It asks for the request that we kept in this visitor's
 * session, never for one that a browser names: anyone can type an address, and any page can send a message.
 *
 * Call it only for the very question whose `state` came back; the session may hold others beside it. It may be called
 * twice for one answer, by the page with the button and by the return page: the second hears the same and changes nothing.
 */
export async function confirmAnswer(chatelaine: Chatelaine, session: Session, question: Question): Promise<Outcome> {
  if (question.outcome !== null) return { isSettled: true, sentence: question.outcome };

  const answer = await chatelaine.onboarding.get(question.requestId);
  if (answer.status === 'open') return { isSettled: false, sentence: `Your answer has not arrived. ${AGAIN}` };
  if (answer.status === 'granted') rememberNumbers(session, answer);
  question.outcome = sentenceOf(answer);
  session.flash = { notice: question.outcome };
  return { isSettled: true, sentence: question.outcome };
}

// What was shared then may be withdrawn by now: the page reads each number's permission anew, and Chatelaine makes no key
// without it. What we remember is whose numbers they are, which nobody else can tell us.
function rememberNumbers(session: Session, { clientId, shared }: PermissionRequest): void {
  if (session.clientId !== clientId) forgetClient(session);
  session.clientId = clientId;
  for (const id of shared) session.channelIds.add(id);
}

// Somebody else may answer for another client in the same browser: he must not find the keys of the one before.
function forgetClient(session: Session): void {
  session.channelIds.clear();
  session.keys.clear();
}

function sentenceOf({ status, granted, withdrawn }: PermissionRequest): string {
  if (status === 'denied') return `Nothing was shared, as you chose. ${AGAIN}`;
  if (status !== 'granted') return `The question has expired: it waits for 15 minutes. ${AGAIN}`;
  const parts: string[] = [];
  if (granted.length > 0) parts.push(`You shared ${numbers(granted.length)} with us.`);
  if (withdrawn.length > 0) parts.push(`You withdrew permission for ${numbers(withdrawn.length)}.`);
  return parts.join(' ') || 'Nothing was changed.';
}

const numbers = (count: number): string => `${count} ${count === 1 ? 'number' : 'numbers'}`;
