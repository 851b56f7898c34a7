import { endsNow, type SecretEnds } from '@chatelaine/shared';
import type { Locked } from '../platform/work.ts';
import type { ApiKey, ApiKeySecret } from './api-key.entity.ts';

/** Revokes a key: the row and every secret of it that still lives end at this instant. */
export function endKey(work: Locked<'key'>, key: ApiKey, secrets: readonly ApiKeySecret[]): void {
  key.revokedAt = work.now;
  endSecrets(endsNow(secrets, work.now));
}

/** Writes ends that a rule has decided into the rows. */
export function endSecrets(ends: SecretEnds<ApiKeySecret>): void {
  for (const [secret, end] of ends) Object.assign(secret, end);
}
