import type { Chatelaine } from '@chatelaine/sdk';
import { type Question, randomToken, type Session } from './session.ts';

/** Starts to ask for permission and gives the address of the question, for this visitor alone. */
export async function startQuestion(
  chatelaine: Chatelaine,
  session: Session,
  asked: { returnUrl: string; number: string; where: Question['where'] },
): Promise<string> {
  const { returnUrl, number, where } = asked;
  // Fresh for every question, and never the session's own id: `state` shows in addresses. Not in the one we give here,
  // though: Chatelaine hands it to the browser that answers, and to no other.
  const state = randomToken();
  // `number: undefined` is "not asked for"; an empty text would be refused.
  const { id, url } = await chatelaine.onboarding.start({ redirectUrl: returnUrl, state, number: number || undefined });
  // Beside the older ones: somebody presses the button in two tabs, and answers in the first.
  session.questions.set(state, { requestId: id, where, outcome: null });
  const [oldest] = session.questions.keys();
  if (session.questions.size > MOST && oldest !== undefined) session.questions.delete(oldest);
  return url;
}

// More than anybody has open at once, and an end for who presses the button all day.
const MOST = 10;
