import type { KeyStatus } from '../api-key.ts';

/** The dates of a key that the rules in this file need. */
export interface KeyDates {
  /** When the key expires by itself. Null: never. */
  expiresAt: Date | null;
  /** When the key was revoked or replaced. Null: the key was not revoked or replaced. */
  revokedAt: Date | null;
}

/** The dates of one secret that the rules in this file need. */
export interface SecretDates {
  /** The planned end of the secret, which the rules compare with the clock. Null: no end is planned. */
  endsAt: Date | null;
  /** When an act, such as a revocation, ended the secret. Null: no act has ended the secret. */
  endedAt: Date | null;
}

/** The secrets that an act ends, each with its new end: an end that is planned for later, or the instant of the act. */
export type SecretEnds<S extends SecretDates> = Map<S, { endsAt: Date; endedAt: Date | null }>;

/**
 * Whether a secret is alive. A secret is alive until its planned end, or until an act ends the secret. An end by an act
 * counts at once on every node of the server, whatever the clock of the node says.
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

/** Whether somebody revoked a key, or another key replaced it. */
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

/**
 * Whether another key of the same number has replaced this key. If so, even the newest secret of this key has a planned
 * end.
 */
export function isKeyReplaced(secrets: readonly SecretDates[]): boolean {
  return !secrets.some(isNewestSecret);
}

/**
 * Whether a secret has no planned end. A secret without a planned end is the newest secret of its key, and no other
 * secret has replaced it.
 */
export const isNewestSecret = ({ endsAt }: Pick<SecretDates, 'endsAt'>): boolean => endsAt === null;

/** Ends all secrets that are still alive at this instant. */
export function endsNow<S extends SecretDates>(secrets: readonly S[], now: Date): SecretEnds<S> {
  const alive = secrets.filter((secret) => isSecretAlive(secret, now));
  return new Map(alive.map((secret) => [secret, { endsAt: now, endedAt: now }]));
}

/**
 * Ends the overlap of a rotation: every secret with a planned end ends now, and the newest secret stays alive. In a key
 * that another key has replaced, all secrets have a planned end, so all of them end.
 */
export function endsOfOverlap<S extends SecretDates>(key: KeyDates, secrets: readonly S[], now: Date): SecretEnds<S> {
  if (isKeyRevoked(key)) return new Map();
  return endsNow(
    secrets.filter((secret) => !isNewestSecret(secret)),
    now,
  );
}

/** How long an old secret or key stays alive beside the new secret or key, counted from the instant `now`. */
export interface OverlapFrom {
  overlapMs: number;
  now: Date;
}

/**
 * Ends the secrets of a key that gets a new secret by rotation. The newest of the old secrets stays alive for the
 * overlap. A secret that is already in an earlier overlap ends now, so at most two secrets of the key are alive.
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

/** The effect of a new key on an older key of the same number. */
export interface Replacement<S extends SecretDates> {
  isRevoked: boolean;
  /**
   * Whether an event is recorded about the older key. The end of a live key is recorded. When the older key is already
   * over, only its secret ends now, and the end of this secret is not recorded.
   */
  isNews: boolean;
  ends: SecretEnds<S>;
}

/**
 * Decides how an older key of a number ends when a new key replaces the older key. A live key ends at once, or its
 * newest secret stays alive for the overlap. A live key that another key has already replaced ends at once, so at most
 * two secrets of a number are alive. A key that is already over keeps its end, and only its secret ends.
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

// Returns the end of a secret after a rotation: the end of the overlap, or the end that the secret would have without
// the overlap, whichever is earlier.
function overlapEnd(key: KeyDates, secret: SecretDates, { overlapMs, now }: OverlapFrom): Date {
  const ends = [now.getTime() + overlapMs];
  if (key.expiresAt !== null) ends.push(key.expiresAt.getTime());
  if (secret.endsAt !== null) ends.push(secret.endsAt.getTime());
  return new Date(Math.min(...ends));
}
