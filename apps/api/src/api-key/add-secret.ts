import type { Work } from '../platform/work.ts';
import { type ApiKey, type ApiKeySecret, ApiKeySecretEntity } from './api-key.entity.ts';
import { newSecret } from './secret.ts';

/**
 * Gives a key a new secret, which has no planned end. The result has the secret itself. The row in the database has
 * only the hash of the secret.
 */
export function addSecret({ em, now }: Work, key: ApiKey): { secret: string; row: ApiKeySecret } {
  const { secret, hash, hint } = newSecret(key.kind);
  const { id: apiKeyId, channelId } = key;
  const ends = { endsAt: null, endedAt: null };
  return { secret, row: em.create(ApiKeySecretEntity, { apiKeyId, channelId, hash, hint, createdAt: now, ...ends }) };
}
