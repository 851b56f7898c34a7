import type { Chatelaine } from '@chatelaine/sdk';
import { NOT_YOURS } from './create-key.ts';
import type { Flash, Session } from './session.ts';

/** Revokes a key. The next call with the key is refused. The site then deletes its copy, which is useless now. */
export async function revokeKey(chatelaine: Chatelaine, session: Session, channelId: string): Promise<Flash> {
  const key = session.keys.get(channelId);
  if (key === undefined) return NOT_YOURS;
  await chatelaine.channelKeys.revoke(key.id);
  // The copy is deleted after the revocation. If the revocation fails, we still know which key to revoke.
  session.keys.delete(channelId);
  return { notice: `The key ${key.hint} was revoked.` };
}
