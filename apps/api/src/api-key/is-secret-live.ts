import type { ApiKeyId } from '@chatelaine/shared';
import type { Locked } from '../platform/work.ts';
import { isAlive, isLive, KEY_TABLES } from './api-key.sql.ts';

/** The secret with which a program called. A key has at most two living secrets, so the hint tells them apart. */
export interface CalledWith {
  apiKeyId: ApiKeyId;
  secretHint: string;
}

/**
 * Whether a secret that was accepted earlier in this call still works: its key is live, and the secret has not ended.
 * The result stays true until the end of the transaction, because the row of the key is locked.
 */
export async function isSecretLive(tx: Locked<'channel'>, { apiKeyId, secretHint }: CalledWith): Promise<boolean> {
  const [live, liveValues] = isLive(tx.now);
  const [alive, aliveValues] = isAlive(tx.now, 's');
  const found = await tx.em.execute<unknown[]>(
    `select k.id from ${KEY_TABLES} where k.id = ? and ${live}
       and exists (select from api_key_secret s where s.api_key_id = k.id and s.hint = ? and ${alive})
     for share of k`,
    [apiKeyId, ...liveValues, secretHint, ...aliveValues],
  );
  return found.length > 0;
}
