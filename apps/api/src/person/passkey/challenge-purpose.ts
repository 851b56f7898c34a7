import { createHash } from 'node:crypto';
import type { PersonId } from '@chatelaine/shared';

/** The purpose of a challenge for a sign-in. Any passkey may answer it. */
export const SIGN_IN = 'passkey sign-in';

/** The purpose of a challenge for a new passkey. Only the session that asked for it may use it. */
export function purposeOfOffer({ personId, token }: { personId: PersonId; token: string }): string {
  return `new passkey of ${personId} in session ${createHash('sha256').update(token).digest('hex')}`;
}
