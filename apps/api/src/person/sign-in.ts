import type { IncomingHttpHeaders } from 'node:http';
import type { SignInInput } from '@chatelaine/shared';
import { transaction, type Work } from '../platform/work.ts';
import { guessPassword, type PersonDeps, type RightPassword, wrongPassword } from './guess-password.ts';
import type { Opening } from './identity.ts';
import { findAcquaintance } from './known-device/find-acquaintance.ts';
import { rememberDevice, rememberNetwork } from './known-device/remember-device.ts';
import { wrongPasskey } from './passkey/wrong-passkey.ts';
import { recordPerson } from './record-person.ts';
import { askSecondFactor } from './second-factor/ask-second-factor.ts';

/** The request of a person who signs in, with the browser's headers and cookie. */
export interface Visit {
  headers: IncomingHttpHeaders;
  /** The id of the device cookie, or null. */
  device: string | null;
  /**
   * Whether the request comes from our own page in a browser. A browser keeps the device cookie, and a program does
   * not.
   */
  isBrowser: boolean;
}

/** A new session: the cookies to set, and the new id for the browser's device cookie, if the browser gets one. */
export interface SignedIn {
  cookies: string[];
  device: string | null;
}

/**
 * Signs a person in, or confirms that the person in front of the browser is still the same. The earlier session of this
 * browser ends. A person with an authenticator app must also give a code. In a browser that the person chose to
 * remember, the person needs no code, unless the sign-in confirms a dangerous act.
 *
 * @throws {Refusal} `unauthenticated` for a wrong e-mail or password; `code_required`, `code_wrong`; `rate_limited`
 * when the next guess has to wait.
 */
export async function signIn(deps: PersonDeps, work: Work, input: SignInInput, visit: Visit): Promise<SignedIn> {
  const email = input.email.toLowerCase();
  const { device } = visit;
  const right = await guessPassword(deps, work, { email, password: input.password, device });
  const { hasApp, skipsCode: isRemembered } = right.acquaintance;
  const codeSkipped = hasApp && isRemembered && !input.confirm;
  const isCodeShown = hasApp && !codeSkipped;
  if (isCodeShown) await askSecondFactor(deps, work, right, { email, device, code: input.code ?? null });
  const suffices = async () => {
    const now = await findAcquaintance(work, email, device);
    return !now.hasApp || isCodeShown || (codeSkipped && now.skipsCode);
  };
  const skipsCode = isCodeShown && input.rememberDevice === true;
  return enter(deps, work, right, { ...visit, codeSkipped, skipsCode, suffices });
}

interface Entry extends Visit, Opening {
  skipsCode: boolean;
  /** Present only when a passkey signed the person in. */
  way?: 'passkey';
}

/** Opens the session of a person who has given all the proof that is needed. */
export async function enter(
  { identity }: PersonDeps,
  work: Work,
  { verified }: Pick<RightPassword, 'verified'>,
  { headers, device, isBrowser, skipsCode, way, ...opening }: Entry,
): Promise<SignedIn> {
  const { personId } = verified;
  const before = await identity.session(headers);
  const cookies = await identity.openSession(verified, headers, opening);
  if (cookies === null) {
    if (way === 'passkey') throw wrongPasskey('the passkey was removed, or the password changed');
    throw wrongPassword('the password was changed, or an app set up');
  }
  if (before !== null) await identity.endSession(before.token);
  return transaction(work, async (tx) => {
    const isNew = await rememberNetwork(tx, personId);
    const data = { ...(isNew && { newNetwork: true as const }), ...(way && { way }) };
    await recordPerson(tx, personId, { type: 'person.signed_in', data });
    return { cookies, device: isBrowser ? await rememberDevice(tx, personId, { device, skipsCode }) : null };
  });
}
