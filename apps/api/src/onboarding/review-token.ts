import { createHash } from 'node:crypto';
import type { PersonId, ReviewInput } from '@chatelaine/shared';
import type { Sealer } from '../platform/seal.ts';

/** Makes the token of a review: who saw, at which request, that exactly these numbers of that client end. */
export const sealReview = (sealer: Sealer, reviewed: ReviewInput, personId: PersonId): string =>
  sealer.seal(digestOf(reviewed.withdraw), placeOf(reviewed, personId));

/** Whether a token is of exactly this review. */
export function isReviewed(sealer: Sealer, token: string, answered: ReviewInput, personId: PersonId): boolean {
  try {
    return sealer.open(token, placeOf(answered, personId)) === digestOf(answered.withdraw);
  } catch {
    return false;
  }
}

// Sealed for this place alone: see Sealer.
const placeOf = ({ requestId, clientId }: ReviewInput, personId: PersonId): string =>
  `review ${requestId} ${clientId} ${personId}`;

// In any order: what ends is a set.
const digestOf = (withdraw: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...withdraw].sort()))
    .digest('base64url');
