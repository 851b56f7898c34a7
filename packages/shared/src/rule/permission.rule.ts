import type { Payment } from '../channel.ts';
import type { PermissionStatus } from '../permission.ts';

/** The dates of an episode of permission that the rules in this file need. */
export interface EpisodeDates {
  /** When the episode ends by itself. Null: never. */
  expiresAt: Date | null;
  /** When the client withdrew the permission. Null: the permission was not withdrawn. */
  withdrawnAt: Date | null;
}

/**
 * The instant at which an episode of permission ended, or null while the episode is open. A withdrawal counts at once
 * on every node of the server, even on a node whose clock is behind. Only a planned end is compared with the clock.
 */
export function permissionEnd(episode: EpisodeDates, now: Date): Date | null {
  if (episode.withdrawnAt !== null) return episode.withdrawnAt;
  const { expiresAt } = episode;
  return expiresAt !== null && expiresAt <= now ? expiresAt : null;
}

/** Whether an episode is open at this instant. */
export const isEpisodeOpen = (episode: EpisodeDates, now: Date): boolean => permissionEnd(episode, now) === null;

/**
 * Returns the status of a number: Shared while an episode of permission is open at this instant. Without an episode
 * there is no access, whoever pays for the number.
 */
export function permissionStatus(episode: EpisodeDates | null, now: Date): PermissionStatus {
  return episode !== null && isEpisodeOpen(episode, now) ? 'shared' : 'missing';
}

/**
 * Whether a client may withdraw permission on a number. The client may always withdraw it, unless the partner pays for
 * the number and the partner's settings forbid the withdrawal.
 */
export function mayWithdraw(payment: Payment, partner: { clientsMayWithdraw: boolean }): boolean {
  return payment === 'direct' || partner.clientsMayWithdraw;
}

/**
 * Whether a new number starts Shared. Partner Payment numbers start Shared, unless the partner's setting forbids this.
 * Direct Payment numbers start Missing.
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
