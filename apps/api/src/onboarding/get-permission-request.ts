import {
  type Actor,
  type PermissionRequest,
  type PermissionRequestId,
  viewPermissionRequest,
} from '@chatelaine/shared';
import { getOwnPartner } from '../partner/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { PermissionRequestEntity } from './permission-request.entity.ts';

/**
 * Gets a request of the actor's own partner. A partner relies on this answer, and not on the values that came through a
 * browser.
 */
export async function getPermissionRequest(
  work: Work,
  actor: Actor,
  id: PermissionRequestId,
): Promise<PermissionRequest> {
  const partner = await getOwnPartner(work, actor);
  const row = await work.em.findOne(PermissionRequestEntity, { id, partnerId: partner.id });
  if (row === null) throw new Refusal('not_found', `request ${id} for ${partner.id}`);
  return viewPermissionRequest(row, work.services.baseUrl, work.now);
}
