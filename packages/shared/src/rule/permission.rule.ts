import type { Payment } from '../channel.ts';
import type { PermissionStatus } from '../permission.ts';

/** The dates of an episode that the rules need. */
export interface EpisodeDates {
  /** Null: never. */
  expiresAt: Date | null;
  /** Null: it was not withdrawn. */
  withdrawnAt: Date | null;
}

/**
 * The instant at which an episode ended, or null while it is open. A withdrawal counts on every node at once, even on
 * one whose clock is behind. A planned end is compared with the clock.
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

/** A client may withdraw at any time, unless the partner pays and its settings forbid it. */
export function mayWithdraw(payment: Payment, partner: { clientsMayWithdraw: boolean }): boolean {
  return payment === 'direct' || partner.clientsMayWithdraw;
}

/** Partner Payment numbers start Shared, unless the partner's setting says otherwise; Direct ones start Missing. */
export function startsShared(payment: Payment, partner: { shareNewNumbersByDefault: boolean } | null): boolean {
  return payment === 'partner' && partner !== null && partner.shareNewNumbersByDefault;
}

/** The side whose "Generate API Key" is active: the one that holds the permission, never both. */
export function whoCreatesKeys(status: PermissionStatus): 'partner' | 'client' {
  return status === 'shared' ? 'partner' : 'client';
}
