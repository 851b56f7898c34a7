import type { Chatelaine } from '@chatelaine/sdk';
import { NOT_YOURS } from './create-key.ts';
import type { Flash, Session } from './session.ts';

/** Revokes a key: the next call with it is refused. What opens nothing any more need not be kept. */
export async function revokeKey(chatelaine: Chatelaine, session: Session, channelId: string): Promise<Flash> {
  const key = session.keys.get(channelId);
  if (key === undefined) return NOT_YOURS;
  await chatelaine.channelKeys.revoke(key.id);
  // After the revocation: had it failed, we would still know which key to revoke.
  session.keys.delete(channelId);
  return { notice: `The key ${key.hint} was revoked.` };
}
