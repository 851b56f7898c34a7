import { record } from '../../event/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { newSecretOf } from '../../platform/secret.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { findAuthenticator } from '../authenticator/find-authenticator.ts';
import { guessPassword, type PersonDeps } from '../guess-password.ts';
import type { Acquaintance } from '../known-device/find-acquaintance.ts';
import { rememberNetwork } from '../known-device/remember-device.ts';
import { knownOf } from '../second-factor/ask-second-factor.ts';
import { endLegacyToken } from './end-legacy-token.ts';
import { getOpenRoles } from './get-open-roles.ts';
import { LegacyTokenEntity } from './legacy-token.entity.ts';

const LIFE_S = 24 * 60 * 60;

export interface CreateLegacyTokenInput {
  /** The person's e-mail. */
  username: string;
  password: string;
}

/** A new token. It is never shown again. */
export interface CreatedLegacyToken {
  token: string;
  lifeS: number;
}

/**
 * Makes a legacy token for a person's e-mail and password. The token is valid for 24 hours. The person's earlier token
 * ends.
 *
 * @throws {Refusal} `unauthenticated` for a wrong e-mail or password, `rate_limited` when the next guess has to wait;
 * `not_allowed` for a person with an authenticator app, or for a person without a partner that takes legacy tokens;
 * `suspended` when all such partners are suspended.
 */
export async function createLegacyToken(
  deps: PersonDeps,
  work: Work,
  { username, password }: CreateLegacyTokenInput,
): Promise<CreatedLegacyToken> {
  const email = username.toLowerCase();
  const { verified, acquaintance } = await guessPassword(deps, work, { email, password, device: null });
  const { personId } = verified;
  return transaction(work, async (tx) => {
    const locked = await endLegacyToken(tx, personId);
    // The password may have been changed since it was checked. An old password must not give a token that is still
    // valid after the change.
    if (!(await deps.identity.isStillPassword(verified)))
      throw new Refusal('unauthenticated', 'the password was changed');
    if ((await findAuthenticator(locked, personId)) !== null) throw appInstead(personId, acquaintance);
    const roles = await getOpenRoles(locked, personId);
    const data = (await rememberNetwork(locked, personId)) ? ({ newNetwork: true } as const) : {};
    const { secret, hash } = newSecretOf('wat');
    const { now } = locked;
    const expiresAt = new Date(now.getTime() + LIFE_S * 1000);
    locked.em.create(LegacyTokenEntity, { hash, personId, createdAt: now, expiresAt, endedAt: null });
    for (const role of roles) {
      record(locked, role, { type: 'legacy_token.created', partnerId: role.account.id, subjectId: personId, data });
    }
    return { token: secret, lifeS: LIFE_S };
  });
}

const appInstead = (personId: string, acquaintance: Acquaintance): Refusal =>
  new Refusal('not_allowed', `person ${personId} has an authenticator app`, {
    rightPassword: knownOf(acquaintance),
    message: 'You have set up an authenticator app, so a password alone gets no token. Make a partner key instead.',
  });
