import type { Chatelaine } from '@chatelaine/sdk';
import type { Flash, Session } from './session.ts';

/** Said of a number that this visitor has not connected, whether it exists or not. */
export const NOT_YOURS: Flash = { notice: 'This number is not one of yours.' };

/** Creates a key for a number that this visitor has connected, and stores it. */
export async function createKey(chatelaine: Chatelaine, session: Session, channelId: string): Promise<Flash> {
  // Chatelaine knows which numbers are shared with us, and refuses all others. Which of them are this visitor's, only we
  // know: the id comes from a form.
  if (!session.channelIds.has(channelId)) return NOT_YOURS;
  const { id, secret, hint } = await chatelaine.channelKeys.create({ channelId, name: 'Acme Inbox' });
  // Store it before anything else: it was in that answer and nowhere else, ever. No page and no log gets to see it.
  session.keys.set(channelId, { id, secret, hint });
  return { notice: `The key ${hint} was made and stored. Older keys of the number ended in the same instant.` };
}
