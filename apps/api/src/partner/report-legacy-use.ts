import type { Actor, LegacyUse } from '@chatelaine/shared';
import { listLegacyUses } from '../person/index.ts';
import type { Work } from '../platform/work.ts';
import { getOwnPartner } from './get-partner.ts';

/** Reports the callers that used a legacy token for the actor's own partner in the last 30 days, latest first. */
export async function reportLegacyUse(work: Work, actor: Actor): Promise<LegacyUse[]> {
  const partner = await getOwnPartner(work, actor);
  return listLegacyUses(work, partner.id);
}
