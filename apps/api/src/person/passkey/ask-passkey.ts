import type { IncomingHttpHeaders } from 'node:http';
import type { BeginPasskeyInput, PasskeyQuestion } from '@chatelaine/shared';
import { CHALLENGE_MS } from '../../platform/challenges.ts';
import type { Work } from '../../platform/work.ts';
import type { PersonDeps } from '../guess-password.ts';
import { SIGN_IN } from './challenge-purpose.ts';
import { namePasskeys } from './list-passkeys.ts';
import { requireRelyingParty } from './require-relying-party.ts';

/**
 * Makes the question that a passkey answers to sign a person in. It stores nothing, and it tells a stranger nothing
 * about any person.
 *
 * @throws {Refusal} `not_allowed` when browsers make no passkeys for this server.
 */
export async function askPasskey(
  { identity }: Pick<PersonDeps, 'identity'>,
  work: Work,
  { confirm = false, headers }: BeginPasskeyInput & { headers: IncomingHttpHeaders },
): Promise<PasskeyQuestion> {
  const { id: rpId } = requireRelyingParty(work);
  const session = confirm ? await identity.session(headers) : null;
  return {
    challenge: work.services.challenges.make(SIGN_IN, work.now),
    rpId,
    timeout: CHALLENGE_MS,
    userVerification: 'required',
    allowCredentials: session === null ? [] : await namePasskeys(work, session.personId),
  };
}
