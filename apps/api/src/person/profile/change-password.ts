import type { ChangePasswordInput } from '@chatelaine/shared';
import { Places } from '../../platform/places.ts';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { findAuthenticator } from '../authenticator/find-authenticator.ts';
import type { Session } from '../identity.ts';
import { forgetDevices } from '../known-device/forget-devices.ts';
import { endLegacyToken } from '../legacy-token/end-legacy-token.ts';
import { TOO_MANY_SIGN_IN } from '../password-hash.ts';
import { SignUpLinkEntity } from '../person.entity.ts';
import { recordPerson } from '../record-person.ts';
import { requireStrongPassword } from '../require-strong-password.ts';
import { enter, type SignedIn, type Visit } from '../sign-in.ts';
import { endEmailChanges } from './end-email-changes.ts';
import { type ProfileDeps, provePassword } from './prove-password.ts';
import { requireSamePassword } from './require-same-password.ts';

const HASHING = new Places(2, 32);

/**
 * Changes the password of the person who is signed in. Every session, the legacy token, the remembered browsers, the
 * open sign-up links and the open links to a new address end. This browser gets a new session, so a copy of the old
 * cookie is useless. Null when the new session could not be opened, and then the person signs in with the new password.
 *
 * @throws {Refusal} `invalid_input` for a weak password or a wrong present password; `code_required` and
 * `rate_limited`: see `provePassword`; `conflict` when the password was changed meanwhile.
 */
export async function changePassword(
  deps: ProfileDeps,
  work: Work,
  { session, current, next, visit }: ChangePasswordInput & { session: Session; visit: Visit },
): Promise<SignedIn | null> {
  const { personId, email, name } = session;
  await requireStrongPassword(work, { person: { id: personId, email }, name, password: next, field: 'next' });
  const proof = { session, password: current, field: 'current', device: visit.device };
  const { verified, hasApp } = await provePassword(deps, work, proof);
  const shares = [{ of: personId, most: 2 }];
  const hash = await HASHING.run(TOO_MANY_SIGN_IN, () => deps.identity.hashPassword(next), { shares });
  await transaction(work, async (begun) => {
    // The locks have the same order as in `answerLink`: links first, then the token and the password.
    await endEmailChanges(begun, personId);
    await begun.em.execute('select hash from sign_up_link where person_id = ? order by hash for update', [personId]);
    await begun.em.nativeUpdate(SignUpLinkEntity, { personId, usedAt: null }, { usedAt: begun.now });
    const tx = await endLegacyToken(begun, personId);
    await requireSamePassword(tx, verified);
    await deps.identity.setPassword(tx, personId, { name, hash });
    await forgetDevices(tx, personId);
    await recordPerson(tx, personId, { type: 'person.password_changed' });
  });
  const suffices = async () => hasApp || (await findAuthenticator(work, personId)) === null;
  const entry = { ...visit, codeSkipped: false, skipsCode: false, suffices };
  return enter(deps, work, { verified: { personId, hash } }, entry).catch((thrown: unknown) => {
    if (thrown instanceof Refusal) return null;
    throw thrown;
  });
}
