import type { Chatelaine } from '@chatelaine/sdk';
import { NOT_YOURS } from './create-key.ts';
import type { Flash, Session } from './session.ts';

/** Changes the secret of a key. Programs that still use the old secret have 15 minutes to fetch the new secret. */
export async function rotateKey(chatelaine: Chatelaine, session: Session, channelId: string): Promise<Flash> {
  const key = session.keys.get(channelId);
  if (key === undefined) return NOT_YOURS;
  const { id, secret, hint } = await chatelaine.channelKeys.rotate(key.id, { overlap: '15m' });
  session.keys.set(channelId, { id, secret, hint });
  return { notice: `The secret is ${hint} now. The one before it works for 15 more minutes.` };
}
