import type { Work } from '../platform/work.ts';
import type { ApiKey, ApiKeySecret } from './api-key.entity.ts';
import { isSecretAlive } from './api-key.rule.ts';

/** Revokes a key: the row and every secret of it that still lives end at this instant. */
export function endKey(work: Work, key: ApiKey, secrets: readonly ApiKeySecret[]): void {
  key.revokedAt = work.now;
  endSecrets(work, secrets);
}

/** Ends the secrets that still live. */
export function endSecrets(work: Work, secrets: readonly ApiKeySecret[]): void {
  for (const secret of secrets) {
    if (!isSecretAlive(secret, work.now)) continue;
    secret.endedAt = work.now;
    secret.endsAt = work.now;
  }
}
