import type { PersonId, SignUpInput } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { answerLink } from './answer-link.ts';
import { findAuthenticator } from './authenticator/find-authenticator.ts';
import type { PersonDeps } from './guess-password.ts';
import { rememberDevice, rememberNetwork } from './known-device/remember-device.ts';
import { enter, type SignedIn, type Visit } from './sign-in.ts';

/** The result of an answered link. The session is null when the person has to sign in separately. */
export interface Joined {
  email: string;
  session: SignedIn | null;
  /** The new id for the browser's device cookie; null when the browser gets none. */
  device: string | null;
}

/**
 * Answers a one-time sign-up link, and signs the person in. A person with an authenticator app signs in separately,
 * with a code of the app.
 *
 * @throws {Refusal} `not_found` when the link was used, has expired or never existed; `invalid_input` for a weak
 * password.
 */
export async function join(deps: PersonDeps, work: Work, input: SignUpInput, visit: Visit): Promise<Joined> {
  const { hasApp, email, ...verified } = await answerLink(deps, work, input);
  if (hasApp) return { email, session: null, device: await knowBrowser(work, verified.personId, visit) };
  const suffices = async () => (await findAuthenticator(work, verified.personId)) === null;
  const entry = { ...visit, codeSkipped: false, skipsCode: false, suffices };
  const session = await enter(deps, work, { verified }, entry).catch((thrown: unknown) => {
    // The link is used and the password is set, so this call must succeed even when the session is refused.
    if (thrown instanceof Refusal) return null;
    throw thrown;
  });
  return { email, session, device: session?.device ?? null };
}

// Remembers this browser and its network for the person. So the person can sign in from here with a code, however many
// other callers guess the password.
function knowBrowser(work: Work, personId: PersonId, { isBrowser }: Visit): Promise<string | null> {
  return transaction(work, async (tx) => {
    await rememberNetwork(tx, personId);
    return isBrowser ? rememberDevice(tx, personId, { device: null, skipsCode: false }) : null;
  });
}
