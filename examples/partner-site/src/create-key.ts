import type { Chatelaine } from '@chatelaine/sdk';
import type { Flash, Session } from './session.ts';

/** The notice for a number that this visitor has not connected. It is the same whether the number exists or not. */
export const NOT_YOURS: Flash = { notice: 'This number is not one of yours.' };

/** Creates a key for a number that this visitor has connected, and stores it. */
export async function createKey(chatelaine: Chatelaine, session: Session, channelId: string): Promise<Flash> {
  // Chatelaine knows which numbers are shared with us, and refuses all other numbers. Only we know which of these
  // numbers belong to this visitor. The form could send any number's id, so we check the id here.
  if (!session.channelIds.has(channelId)) return NOT_YOURS;
  const { id, secret, hint } = await chatelaine.channelKeys.create({ channelId, name: 'Acme Inbox' });
  // Chatelaine gives the secret only in this answer, so the site stores the secret first. No page and no log shows it.
  session.keys.set(channelId, { id, secret, hint });
  return { notice: `The key ${hint} was made and stored. Older keys of the number ended in the same instant.` };
}
