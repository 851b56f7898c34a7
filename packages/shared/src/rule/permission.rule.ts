import type { Payment } from '../channel.ts';
import type { PermissionStatus } from '../permission.ts';

/** What the rules need to know of an episode. */
export interface EpisodeDates {
  /** Null: never. */
  expiresAt: Date | null;
  /** Null: it was not withdrawn. */
  withdrawnAt: Date | null;
}

/**
 * When an episode ended, or null while it is open at this instant. A withdrawal counts on every node at once, even on one
 * whose clock is behind; a date is judged by the clock.
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

/** A client may withdraw at any time, unless the partner pays and has forbidden it in the settings. */
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
