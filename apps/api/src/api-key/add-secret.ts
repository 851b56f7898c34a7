import type { Work } from '../platform/work.ts';
import { type ApiKey, type ApiKeySecret, ApiKeySecretEntity } from './api-key.entity.ts';
import { newSecret } from './secret.ts';

/**
 * Gives a key another secret, which has no planned end. Only the answer has the secret itself. The row has its hash.
 */
export function addSecret({ em, now }: Work, key: ApiKey): { secret: string; row: ApiKeySecret } {
  const { secret, hash, hint } = newSecret(key.kind);
  const { id: apiKeyId, channelId } = key;
  const ends = { endsAt: null, endedAt: null };
  return { secret, row: em.create(ApiKeySecretEntity, { apiKeyId, channelId, hash, hint, createdAt: now, ...ends }) };
}
