import type { KeyStatus } from '../api-key.ts';

/** What the rules need to know of a key. */
export interface KeyDates {
  /** Null: never. */
  expiresAt: Date | null;
  /** Null: nobody revoked it. */
  revokedAt: Date | null;
}

/** What the rules need to know of one of its secrets. */
export interface SecretDates {
  /** A planned end, judged by the clock. Null: none is planned. */
  endsAt: Date | null;
  /** An end that an act wrote. Null: no act has ended it. */
  endedAt: Date | null;
}

/** The secrets that an act ends, each with its new end: a planned one, or this instant. */
export type SecretEnds<S extends SecretDates> = Map<S, { endsAt: Date; endedAt: Date | null }>;

/** A secret lives until its planned end, or until an act ended it: that counts whatever this node's clock says. */
export const isSecretAlive = (secret: SecretDates, now: Date): boolean => secretEnd(secret, now) === null;

/** When a secret ended, or null while it is alive at this instant. */
export function secretEnd({ endsAt, endedAt }: SecretDates, now: Date): Date | null {
  if (endedAt !== null) return endedAt;
  return endsAt !== null && endsAt <= now ? endsAt : null;
}

/** When a key expired, or null while it has not at this instant. */
export const keyExpiry = ({ expiresAt }: Pick<KeyDates, 'expiresAt'>, now: Date): Date | null =>
  expiresAt !== null && expiresAt <= now ? expiresAt : null;

/** Whether somebody revoked a key, or another key took its place. */
export const isKeyRevoked = ({ revokedAt }: Pick<KeyDates, 'revokedAt'>): boolean => revokedAt !== null;

/** Where a key stands. `isPermissionOpen`: true too for a key that needs no permission. */
export function keyStatus(
  key: KeyDates,
  secrets: readonly SecretDates[],
  isPermissionOpen: boolean,
  now: Date,
): KeyStatus {
  if (isKeyRevoked(key)) return 'revoked';
  if (!isPermissionOpen) return 'permission_ended';
  if (keyExpiry(key, now) !== null) return 'expired';
  return secrets.some((secret) => isSecretAlive(secret, now)) ? 'live' : 'rotated_out';
}

/** Whether another key of the number has taken its place: then its last secret has a planned end too. */
export function isKeyReplaced(secrets: readonly SecretDates[]): boolean {
  return !secrets.some(isNewestSecret);
}

/** Whether a secret has no planned end: it is the newest one of its key, and nothing has taken its place. */
export const isNewestSecret = ({ endsAt }: Pick<SecretDates, 'endsAt'>): boolean => endsAt === null;

/** All secrets that still live end at this instant. */
export function endsNow<S extends SecretDates>(secrets: readonly S[], now: Date): SecretEnds<S> {
  const alive = secrets.filter((secret) => isSecretAlive(secret, now));
  return new Map(alive.map((secret) => [secret, { endsAt: now, endedAt: now }]));
}

/** The secrets that live out an overlap end; the newest goes on. Of a replaced key it lives out one too. */
export function endsOfOverlap<S extends SecretDates>(key: KeyDates, secrets: readonly S[], now: Date): SecretEnds<S> {
  if (isKeyRevoked(key)) return new Map();
  return endsNow(
    secrets.filter((secret) => !isNewestSecret(secret)),
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
  const newest = secrets.filter(isNewestSecret);
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
  const isRevoked = isLive && (from.overlapMs === 0 || isKeyReplaced(secrets));
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
  if (key.expiresAt !== null) ends.push(key.expiresAt.getTime());
  if (secret.endsAt !== null) ends.push(secret.endsAt.getTime());
  return new Date(Math.min(...ends));
}
