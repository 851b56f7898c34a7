import type { Actor, AuthenticatorOffer } from '@chatelaine/shared';
import type { Confirm } from '../../call/confirm.ts';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { findEmail } from '../find-email.ts';
import { requirePerson } from '../require-person.ts';
import { AuthenticatorOfferEntity } from './authenticator.entity.ts';
import { sealAuthenticatorSecret } from './authenticator-secret.ts';
import { appUri, newAppSecret } from './totp.ts';

/**
 * Offers a secret for an authenticator app. The secret is never shown again. The person needs a code of the old app, or
 * a mailed code, so that a thief of a session cannot set up another app. Nothing changes until the person confirms the
 * new app with its first code.
 */
export async function beginAuthenticator(work: Work, actor: Actor, confirm: Confirm): Promise<AuthenticatorOffer> {
  const person = requirePerson(actor);
  const email = await findEmail(work, person.id);
  if (email === null) throw new Refusal('not_found', `person ${person.id} has no address`);
  const secret = newAppSecret();
  await transaction(work, async (tx) => {
    await confirm(tx);
    await tx.em.upsert(AuthenticatorOfferEntity, {
      personId: person.id,
      secret: sealAuthenticatorSecret(tx, person.id, secret),
      attempts: 0,
      createdAt: tx.now,
    });
  });
  return { secret, uri: appUri(secret, email) };
}
