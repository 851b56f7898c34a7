import type { Payment } from '../channel.ts';
import type { PermissionStatus } from '../permission.ts';

/** The dates of an episode that the rules need. */
export interface EpisodeDates {
  /** When the episode ends by itself. Null: never. */
  expiresAt: Date | null;
  /** When the client withdrew the permission. Null: the permission was not withdrawn. */
  withdrawnAt: Date | null;
}

/**
 * The instant at which an episode ended, or null while it is open. A withdrawal counts on every node at once, even on a
 * node whose clock is behind. A planned end is compared with the clock.
 */
export function permissionEnd(episode: EpisodeDates, now: Date): Date | null {
  if (episode.withdrawnAt !== null) return episode.withdrawnAt;
  const { expiresAt } = episode;
  return expiresAt !== null && expiresAt <= now ? expiresAt : null;
}

/** Whether an episode is open at this instant. */
export const isEpisodeOpen = (episode: EpisodeDates, now: Date): boolean => permissionEnd(episode, now) === null;

/** Shared while an episode is open at this instant. No episode means no access, whoever pays. */
export function permissionStatus(episode: EpisodeDates | null, now: Date): PermissionStatus {
  return episode !== null && isEpisodeOpen(episode, now) ? 'shared' : 'missing';
}

/** A client may withdraw at any time, unless the partner pays and the partner's settings forbid the withdrawal. */
export function mayWithdraw(payment: Payment, partner: { clientsMayWithdraw: boolean }): boolean {
  return payment === 'direct' || partner.clientsMayWithdraw;
}

/**
 * Partner Payment numbers start Shared, unless the partner's setting says otherwise; Direct Payment numbers start
 * Missing.
 */
export function startsShared(payment: Payment, partner: { shareNewNumbersByDefault: boolean } | null): boolean {
  return payment === 'partner' && partner !== null && partner.shareNewNumbersByDefault;
}

/**
 * Returns the side whose button "Generate API Key" is active: the partner while the number is Shared, otherwise the
 * client.
 */
export function whoCreatesKeys(status: PermissionStatus): 'partner' | 'client' {
  return status === 'shared' ? 'partner' : 'client';
}
