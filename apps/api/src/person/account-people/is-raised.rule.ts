import type { ClientRole, PartnerRole } from '@chatelaine/shared';

const RANK: Record<PartnerRole | ClientRole, number> = { owner: 2, admin: 1, member: 0 };

/** Whether the second role has more rights than the first. */
export const isRaised = (before: PartnerRole | ClientRole, after: PartnerRole | ClientRole): boolean =>
  RANK[after] > RANK[before];
