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
  // One visitor, one question: a newer one takes the place of the one before.
  session.question = { state, requestId: id, where, outcome: null };
  return url;
}
