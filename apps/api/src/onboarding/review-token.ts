import { createHash } from 'node:crypto';
import type { PersonId, ReviewInput } from '@chatelaine/shared';
import type { Sealer } from '../platform/seal.ts';

/**
 * Makes the token of a review. The token proves that the server showed a person exactly these numbers of a client, and
 * said that the permissions for these numbers end. The token is valid for one permission request.
 */
export const sealReview = (sealer: Sealer, reviewed: ReviewInput, personId: PersonId): string =>
  sealer.seal(digestOf(reviewed.withdraw), placeOf(reviewed, personId));

/** Whether a token belongs to exactly this review. */
export function isReviewed(sealer: Sealer, token: string, answered: ReviewInput, personId: PersonId): boolean {
  try {
    return sealer.open(token, placeOf(answered, personId)) === digestOf(answered.withdraw);
  } catch {
    return false;
  }
}

// The token can be opened only for this request, this client and this person: see Sealer.
const placeOf = ({ requestId, clientId }: ReviewInput, personId: PersonId): string =>
  `review ${requestId} ${clientId} ${personId}`;

// The numbers are sorted, because their order does not matter.
const digestOf = (withdraw: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...withdraw].sort()))
    .digest('base64url');
