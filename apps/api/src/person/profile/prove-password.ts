import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { findAuthenticator } from '../authenticator/find-authenticator.ts';
import { guessPassword, type PersonDeps } from '../guess-password.ts';
import type { Session, VerifiedPassword } from '../identity.ts';
import type { SecurityLog } from '../security-log/security-log.ts';
import { isFresh } from '../session.rule.ts';

/** The services for acts that need the password of a person who is signed in. */
export interface ProfileDeps extends PersonDeps {
  securityLog: SecurityLog;
}

/** The password that the person typed, the name of its field, and the id of the browser's device cookie. */
export interface Proof {
  password: string;
  field: string;
  device: string | null;
}

/**
 * Checks the password of a person who is signed in. A wrong password counts as a failed sign-in of this person, with
 * the same limits. So a stolen session gives no further guesses at the password.
 *
 * A person with an authenticator app must also have signed in within ten minutes and with a code. Without this check, a
 * thief of a session and a password would need no code.
 *
 * @throws {Refusal} `code_required` when the person must sign in again; `invalid_input` for a wrong password;
 * `rate_limited` when the next guess has to wait.
 */
export async function provePassword(
  deps: ProfileDeps,
  work: Work,
  { session, password, field, device }: Proof & { session: Session },
): Promise<{ verified: VerifiedPassword; hasApp: boolean }> {
  const { personId, email } = session;
  const hasApp = (await findAuthenticator(work, personId)) !== null;
  if (hasApp && !isFresh(session, work.now)) {
    throw new Refusal('code_required', `person ${personId} signed in too long ago`, {
      message: 'Sign in again with a code of your authenticator app, then try again.',
    });
  }
  const guess = () => guessPassword(deps, work, { email, password, device });
  const right = await deps.securityLog.watch(work, { email }, guess).catch((thrown: unknown) => {
    // A 401 would say that the session has ended. The session is good, and only the field is wrong.
    if (!(thrown instanceof Refusal) || thrown.code !== 'unauthenticated') throw thrown;
    throw new Refusal('invalid_input', thrown.detail, {
      issues: [{ path: field, message: 'This is not your present password.' }],
    });
  });
  return { verified: right.verified, hasApp };
}
