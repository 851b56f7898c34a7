import { endsNow, type SecretEnds } from '@chatelaine/shared';
import type { Locked } from '../platform/work.ts';
import type { ApiKey, ApiKeySecret } from './api-key.entity.ts';

/** Revokes a key: its row and all its secrets that are still alive end at this instant. */
export function endKey(work: Locked<'key'>, key: ApiKey, secrets: readonly ApiKeySecret[]): void {
  key.revokedAt = work.now;
  endSecrets(endsNow(secrets, work.now));
}

/** Writes the ends of secrets into their rows. A rule has decided which secrets end, and when. */
export function endSecrets(ends: SecretEnds<ApiKeySecret>): void {
  for (const [secret, end] of ends) Object.assign(secret, end);
}
