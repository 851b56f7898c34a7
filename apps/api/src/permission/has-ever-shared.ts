import type { ClientId, PartnerId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { PermissionEntity } from './permission.entity.ts';

/** Returns whether a client has ever shared a number with a partner, now or in the past. */
export async function hasEverShared(
  work: Work,
  between: { clientId: ClientId; partnerId: PartnerId },
): Promise<boolean> {
  return (await work.em.count(PermissionEntity, between)) > 0;
}
