import type { Chatelaine } from '@chatelaine/sdk';
import { type MessageAnswer, sendMessage } from './send-message.ts';
import type { Flash, Session } from './session.ts';

const NOT_YOURS: Flash = { notice: 'This number is not one of yours.' };

/** Creates a key for a number that this visitor has connected, and stores it. */
export async function createKey(chatelaine: Chatelaine, session: Session, channelId: string): Promise<Flash> {
  // Chatelaine knows which numbers are shared with us. Which of them are this visitor's, only we know.
  if (!session.channelIds.has(channelId)) return NOT_YOURS;
  const { secret, hint } = await chatelaine.channelKeys.create({ channelId, name: 'Acme Inbox' });
  // Store it before anything else: it was in that answer and nowhere else, ever.
  session.keys.delete(channelId);
  session.keys.set(channelId, { secret, hint });
  return { newKey: { channelId, secret } };
}

/** Sends a message from one of this visitor's numbers. A refusal is an answer too, and worth showing. */
export async function sendFrom(
  chatelaineUrl: string,
  session: Session,
  message: { channelId: string; to: string; text: string },
): Promise<Flash> {
  const { channelId, to, text } = message;
  const key = session.keys.get(channelId);
  if (key === undefined) return NOT_YOURS;
  const answer: MessageAnswer | null = await sendMessage(chatelaineUrl, { to, text, secret: key.secret });
  return answer === null ? { notice: 'No answer came. The message may have been sent or not.' } : { answer };
}
