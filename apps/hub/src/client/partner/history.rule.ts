import type { Permission, PermissionAct } from '@chatelaine/shared';

/** One act in the history of permissions. */
export interface HistoryAct {
  id: string;
  kind: 'granted' | 'by_payment' | 'withdrawn' | 'expired';
  at: string;
  /** Null: unknown, or nobody did it. */
  by: PermissionAct | null;
  phoneNumber: string;
  partnerId: string;
}

/** Returns the acts that began and ended some permissions, newest first. */
export function actsOf(permissions: readonly Permission[]): HistoryAct[] {
  return permissions.flatMap(beginAndEnd).sort((a, b) => b.at.localeCompare(a.at));
}

function beginAndEnd(permission: Permission): HistoryAct[] {
  const { id, source, grantedAt, withdrawnAt, expiresAt, status, partnerId, channelId } = permission;
  const of = { phoneNumber: permission.channel?.phoneNumber ?? channelId, partnerId };
  const kind = source === 'partner_payment' ? 'by_payment' : 'granted';
  const begin: HistoryAct = { ...of, id: `${id} begin`, kind, at: grantedAt, by: permission.grantedBy ?? null };
  // A permission that ends by itself is Missing from its end on, and nobody has withdrawn it.
  if (withdrawnAt !== null)
    return [begin, { ...of, id: `${id} end`, kind: 'withdrawn', at: withdrawnAt, by: permission.withdrawnBy ?? null }];
  if (status === 'missing' && expiresAt !== null)
    return [begin, { ...of, id: `${id} end`, kind: 'expired', at: expiresAt, by: null }];
  return [begin];
}
