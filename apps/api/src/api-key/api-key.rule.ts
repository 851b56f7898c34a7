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

/** The secrets that an act ends, each with its new end: a planned one, or this instant. */
export type SecretEnds<S extends SecretDates> = Map<S, { endsAt: Date; endedAt: Date | null }>;

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

/** Whether another key of the number has taken its place: then its last secret has a planned end too. */
export function isReplaced(secrets: readonly SecretDates[]): boolean {
  return !secrets.some(({ endsAt }) => endsAt == null);
}

/** All secrets that still live end at this instant. */
export function endsNow<S extends SecretDates>(secrets: readonly S[], now: Date): SecretEnds<S> {
  const alive = secrets.filter((secret) => isSecretAlive(secret, now));
  return new Map(alive.map((secret) => [secret, { endsAt: now, endedAt: now }]));
}

/** The secrets that live out an overlap end; the newest goes on. Of a replaced key it lives out one too. */
export function endsOfOverlap<S extends SecretDates>(key: KeyDates, secrets: readonly S[], now: Date): SecretEnds<S> {
  if (key.revokedAt != null) return new Map();
  return endsNow(
    secrets.filter(({ endsAt }) => endsAt != null),
    now,
  );
}

/** How long what is old lives on beside what is new, counted from an instant. */
export interface OverlapFrom {
  overlapMs: number;
  now: Date;
}

/** The newest secret lives on for the overlap. One that did so already ends, so that at most two are alive. */
export function endsAtRotation<S extends SecretDates>(
  key: KeyDates,
  secrets: readonly S[],
  from: OverlapFrom,
): SecretEnds<S> {
  if (from.overlapMs === 0) return endsNow(secrets, from.now);
  const newest = secrets.filter(({ endsAt }) => endsAt == null);
  return new Map([...endsNow(secrets, from.now), ...endsAfterOverlap(key, newest, from)]);
}

/** What becomes of a key of a number when a new one takes its place. */
export interface Replacement<S extends SecretDates> {
  isRevoked: boolean;
  /** Its first end is; not that it ends sooner, nor that a dead one makes room. */
  isNews: boolean;
  ends: SecretEnds<S>;
}

/**
 * A live key ends at once, or its newest secret lives on for the overlap. One that was replaced before ends at once, so
 * that at most two secrets of a number are alive. A dead one stays as it died, and only makes room.
 */
export function replacementOf<S extends SecretDates>(
  { key, secrets, isPermissionOpen }: { key: KeyDates; secrets: readonly S[]; isPermissionOpen: boolean },
  from: OverlapFrom,
): Replacement<S> {
  const isLive = keyStatus(key, secrets, isPermissionOpen, from.now) === 'live';
  const isRevoked = isLive && (from.overlapMs === 0 || isReplaced(secrets));
  if (!isLive || isRevoked) return { isRevoked, isNews: isRevoked, ends: endsNow(secrets, from.now) };
  return { isRevoked, isNews: true, ends: endsAtRotation(key, secrets, from) };
}

function endsAfterOverlap<S extends SecretDates>(
  key: KeyDates,
  secrets: readonly S[],
  from: OverlapFrom,
): SecretEnds<S> {
  const alive = secrets.filter((secret) => isSecretAlive(secret, from.now));
  return new Map(alive.map((secret) => [secret, { endsAt: overlapEnd(key, secret, from), endedAt: null }]));
}

// After the overlap, but never later than it would have ended anyway.
function overlapEnd(key: KeyDates, secret: SecretDates, { overlapMs, now }: OverlapFrom): Date {
  const ends = [now.getTime() + overlapMs];
  if (key.expiresAt != null) ends.push(key.expiresAt.getTime());
  if (secret.endsAt != null) ends.push(secret.endsAt.getTime());
  return new Date(Math.min(...ends));
}
