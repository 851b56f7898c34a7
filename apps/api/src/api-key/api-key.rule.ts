import type { KeyStatus } from '@chatelaine/shared';

/** What the rules need to know of a key. */
export interface KeyDates {
  expiresAt?: Date | null;
  revokedAt?: Date | null;
}

/** What the rules need to know of one of its secrets. */
export interface SecretDates {
  endsAt?: Date | null;
  endedAt?: Date | null;
}

/** A secret lives until its planned end, or until an act ended it: that counts whatever this node's clock says. */
export function isSecretAlive(secret: SecretDates, now: Date): boolean {
  return secret.endedAt == null && (secret.endsAt == null || now < secret.endsAt);
}

/** Where a key stands. `isPermissionOpen`: true too for a key that needs no permission. */
export function keyStatus(
  key: KeyDates,
  secrets: readonly SecretDates[],
  isPermissionOpen: boolean,
  now: Date,
): KeyStatus {
  if (key.revokedAt != null) return 'revoked';
  if (!isPermissionOpen) return 'permission_ended';
  if (key.expiresAt != null && key.expiresAt <= now) return 'expired';
  return secrets.some((secret) => isSecretAlive(secret, now)) ? 'live' : 'rotated_out';
}

/** When a replaced secret ends: after the overlap, but never later than it would have ended anyway. */
export function overlapEnd(key: KeyDates, secret: SecretDates, overlapMs: number, now: Date): Date {
  const ends = [now.getTime() + overlapMs];
  if (key.expiresAt != null) ends.push(key.expiresAt.getTime());
  if (secret.endsAt != null) ends.push(secret.endsAt.getTime());
  return new Date(Math.min(...ends));
}
