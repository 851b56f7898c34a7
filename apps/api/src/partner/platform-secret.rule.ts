import { isExpiryOver } from '@chatelaine/shared';
import type { Partner } from './partner.entity.ts';

/**
 * Returns the instant at which the old platform secret of a partner ends. Returns null when there is no old secret, or
 * when it has ended.
 */
export function oldSecretEnd(
  { oldPlatformSecretEndsAt: endsAt }: Pick<Partner, 'oldPlatformSecretEndsAt'>,
  now: Date,
): Date | null {
  return endsAt == null || isExpiryOver(endsAt, now) ? null : endsAt;
}
