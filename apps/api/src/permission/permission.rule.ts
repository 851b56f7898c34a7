import type { Payment, PermissionStatus } from '@chatelaine/shared';

/** What the rules need to know of an episode. */
export interface EpisodeDates {
  expiresAt?: Date | null;
  withdrawnAt?: Date | null;
}

/** Shared while an episode is open at this instant. No episode means no access, whoever pays. */
export function permissionStatus(episode: EpisodeDates | null, now: Date): PermissionStatus {
  // A withdrawal counts on every node at once, even on one whose clock is behind; a date is judged by the clock.
  if (episode === null || episode.withdrawnAt != null) return 'missing';
  return episode.expiresAt == null || now < episode.expiresAt ? 'shared' : 'missing';
}

/** A client may withdraw at any time, unless the partner pays and has forbidden it in his settings. */
export function mayWithdraw(payment: Payment, partner: { clientsMayWithdraw: boolean }): boolean {
  return payment === 'direct' || partner.clientsMayWithdraw;
}

/** Partner Payment numbers start Shared, unless the partner's setting says otherwise; Direct ones start Missing. */
export function startsShared(payment: Payment, partner: { shareNewNumbersByDefault: boolean } | null): boolean {
  return payment === 'partner' && partner !== null && partner.shareNewNumbersByDefault;
}

/** Which side's "Generate API Key" is active: the one that holds the permission, never both. */
export function whoCreatesKeys(status: PermissionStatus): 'partner' | 'client' {
  return status === 'shared' ? 'partner' : 'client';
}
