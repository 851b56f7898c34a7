import type { PasskeyOffer } from '@chatelaine/shared';
import { CHALLENGE_MS } from '../../platform/challenges.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { Session } from '../identity.ts';
import { purposeOfOffer } from './challenge-purpose.ts';
import { namePasskeys } from './list-passkeys.ts';
import { requireFresh } from './require-fresh.ts';
import { requireRelyingParty } from './require-relying-party.ts';
import { ALGORITHMS } from './verify-passkey.ts';

/** The highest number of passkeys of one person. */
export const MOST_PASSKEYS = 20;

/**
 * Makes the options with which the browser makes a passkey. It stores nothing. The challenge is for this session alone,
 * so an answer to it proves that the session was fresh.
 *
 * @throws {Refusal} `code_required` when the person must sign in again; `conflict` when the person has too many
 * passkeys; `not_allowed` when browsers make no passkeys for this server.
 */
export async function offerPasskey(work: Work, session: Session): Promise<PasskeyOffer> {
  const party = requireRelyingParty(work);
  requireFresh(work, session);
  const excludeCredentials = await namePasskeys(work, session.personId);
  requireRoom(excludeCredentials.length);
  const { personId, email, name } = session;
  return {
    rp: { id: party.id, name: 'Chatelaine' },
    // The handle is the id of the person, which is random and no secret. The e-mail address may change.
    user: { id: Buffer.from(personId).toString('base64url'), name: email, displayName: name },
    challenge: work.services.challenges.make(purposeOfOffer(session), work.now),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: CHALLENGE_MS,
    excludeCredentials,
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  };
}

/** @throws {Refusal} `conflict` when a person with this number of passkeys may have no other. */
export function requireRoom(count: number): void {
  if (count < MOST_PASSKEYS) return;
  throw new Refusal('conflict', `${count} passkeys`, {
    message: `A person has at most ${MOST_PASSKEYS} passkeys. Remove one that you do not use.`,
  });
}
