import type { KeyStatus } from '../api-key.ts';

/** The dates of a key that the rules need. */
export interface KeyDates {
  /** Null: never. */
  expiresAt: Date | null;
  /** Null: nobody revoked it. */
  revokedAt: Date | null;
}

/** The dates of one secret that the rules need. */
export interface SecretDates {
  /** A planned end. The rules compare it with the clock. Null: no end is planned. */
  endsAt: Date | null;
  /** An end that an act wrote. Null: no act has ended the secret. */
  endedAt: Date | null;
}

/** The secrets that an act ends, each with its new end: a planned one, or this instant. */
export type SecretEnds<S extends SecretDates> = Map<S, { endsAt: Date; endedAt: Date | null }>;

/**
 * A secret lives until its planned end, or until an act ends it. The end by an act counts whatever the node's clock
 * says.
 */
export const isSecretAlive = (secret: SecretDates, now: Date): boolean => secretEnd(secret, now) === null;

/** The instant at which a secret ended, or null while it is alive. */
export function secretEnd({ endsAt, endedAt }: SecretDates, now: Date): Date | null {
  if (endedAt !== null) return endedAt;
  return endsAt !== null && endsAt <= now ? endsAt : null;
}

/** The instant at which a key expired, or null while it has not expired. */
export const keyExpiry = ({ expiresAt }: Pick<KeyDates, 'expiresAt'>, now: Date): Date | null =>
  expiresAt !== null && expiresAt <= now ? expiresAt : null;

/** Whether somebody revoked a key, or another key took its place. */
export const isKeyRevoked = ({ revokedAt }: Pick<KeyDates, 'revokedAt'>): boolean => revokedAt !== null;

/** The status of a key. `isPermissionOpen` is also true for a key that needs no permission. */
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

/** Whether another key of the number has replaced this one. Then the last secret of this key has a planned end too. */
export function isKeyReplaced(secrets: readonly SecretDates[]): boolean {
  return !secrets.some(isNewestSecret);
}

/** Whether a secret has no planned end: it is the newest secret of its key, and no other secret has replaced it. */
export const isNewestSecret = ({ endsAt }: Pick<SecretDates, 'endsAt'>): boolean => endsAt === null;

/** Ends all secrets that are still alive at this instant. */
export function endsNow<S extends SecretDates>(secrets: readonly S[], now: Date): SecretEnds<S> {
  const alive = secrets.filter((secret) => isSecretAlive(secret, now));
  return new Map(alive.map((secret) => [secret, { endsAt: now, endedAt: now }]));
}

/**
 * Ends the overlap: every secret with a planned end ends, and the newest stays alive. All secrets of a replaced key
 * have a planned end, so they all end.
 */
export function endsOfOverlap<S extends SecretDates>(key: KeyDates, secrets: readonly S[], now: Date): SecretEnds<S> {
  if (isKeyRevoked(key)) return new Map();
  return endsNow(
    secrets.filter((secret) => !isNewestSecret(secret)),
    now,
  );
}

/** How long an old secret or key stays alive beside the new one, counted from an instant. */
export interface OverlapFrom {
  overlapMs: number;
  now: Date;
}

/**
 * The newest secret stays alive for the overlap. A secret that is already in an overlap ends, so at most two are alive.
 */
export function endsAtRotation<S extends SecretDates>(
  key: KeyDates,
  secrets: readonly S[],
  from: OverlapFrom,
): SecretEnds<S> {
  if (from.overlapMs === 0) return endsNow(secrets, from.now);
  const newest = secrets.filter(isNewestSecret);
  return new Map([...endsNow(secrets, from.now), ...endsAfterOverlap(key, newest, from)]);
}

/** What happens to a key of a number when a new key replaces it. */
export interface Replacement<S extends SecretDates> {
  isRevoked: boolean;
  /** Whether an event is recorded. The first end is news. An earlier end, or the end of a dead key's secret, is not. */
  isNews: boolean;
  ends: SecretEnds<S>;
}

/**
 * A live key ends at once, or its newest secret stays alive for the overlap. A key that was replaced before ends at
 * once, so at most two secrets of a number are alive. A key that is already over keeps its end. Only its secret ends.
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

// The end of the overlap, or the end that the secret would have without it, whichever is earlier.
function overlapEnd(key: KeyDates, secret: SecretDates, { overlapMs, now }: OverlapFrom): Date {
  const ends = [now.getTime() + overlapMs];
  if (key.expiresAt !== null) ends.push(key.expiresAt.getTime());
  if (secret.endsAt !== null) ends.push(secret.endsAt.getTime());
  return new Date(Math.min(...ends));
}
