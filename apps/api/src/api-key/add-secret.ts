import type { Work } from '../platform/work.ts';
import { type ApiKey, type ApiKeySecret, ApiKeySecretEntity } from './api-key.entity.ts';
import { newSecret } from './secret.ts';

/** Gives a key one more secret, which has no end yet. The secret itself is in the answer alone, its hash in the row. */
export function addSecret({ em, now }: Work, key: ApiKey): { secret: string; row: ApiKeySecret } {
  const { secret, hash, hint } = newSecret(key.kind);
  const { id: apiKeyId, channelId } = key;
  const ends = { endsAt: null, endedAt: null };
  return { secret, row: em.create(ApiKeySecretEntity, { apiKeyId, channelId, hash, hint, createdAt: now, ...ends }) };
}
