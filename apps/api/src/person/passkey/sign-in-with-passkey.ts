import type { PasskeySignInInput } from '@chatelaine/shared';
import { networkOf } from '@chatelaine/shared/network';
import type { Allowance } from '../../platform/failure-count.ts';
import { Places } from '../../platform/places.ts';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import { type PersonDeps, sharesOf } from '../guess-password.ts';
import { TOO_MANY_SIGN_IN } from '../password-hash.ts';
import { recordPerson } from '../record-person.ts';
import { enter, type SignedIn, type Visit } from '../sign-in.ts';
import { SIGN_IN } from './challenge-purpose.ts';
import { type FoundPasskey, findPasskey, isStillThere } from './find-passkey.ts';
import { requireRelyingParty } from './require-relying-party.ts';
import { useChallenge } from './use-challenge.ts';
import { type Answer, verifyPasskey } from './verify-passkey.ts';
import { wrongPasskey } from './wrong-passkey.ts';

/** A visit of a person who becomes known by the passkey. */
export interface PasskeyVisit extends Omit<Visit, 'device'> {
  /** Returns the id of the device cookie that the browser has for the person with this e-mail address, or null. */
  deviceOf(email: string): string | null;
}

// Nobody can guess a signature. The limits only bound the work that strangers cause.
const CHECKING = new Places(4, 32);
const MINUTE_MS = 60_000;

/**
 * Signs a person in with the answer of a passkey, or confirms that the person in front of the browser is still the
 * same. The device has checked the person by a finger, a face or a PIN, so a passkey stands for the password and for
 * the code of an authenticator app. The earlier session of this browser ends.
 *
 * An unknown passkey, a wrong answer, and an answer that was sent before all get the same refusal.
 *
 * @throws {Refusal} `unauthenticated`; `not_allowed` when the passkey of another person confirms an act; `rate_limited`
 * when the next try has to wait.
 */
export async function signInWithPasskey(
  deps: PersonDeps,
  work: Work,
  input: PasskeySignInInput,
  { deviceOf, ...visit }: PasskeyVisit,
): Promise<SignedIn & { email: string }> {
  requireRelyingParty(work);
  const { address } = work.origin;
  const prove = async (known: FoundPasskey | null) => {
    const { found, answer } = await checkAnswer(work, input, known);
    if (input.confirm === true) await requireSamePerson(deps, visit, found.personId);
    if (await takeAnswer(work, found, answer)) return found;
    throw wrongPasskey(`passkey ${found.id}: its counter did not grow`);
  };
  const guess = async () => {
    const known = await findPasskey(work, input.id);
    return deps.failures.guess(allowances(address, known), () => prove(known));
  };
  const shares = sharesOf(address, 8);
  const { id, personId, email, hash } = await CHECKING.run(TOO_MANY_SIGN_IN, guess, { shares });
  const entry = {
    ...{ ...visit, device: deviceOf(email), codeSkipped: false, skipsCode: false, way: 'passkey' as const },
    suffices: () => isStillThere(work, id),
  };
  return { email, ...(await enter(deps, work, { verified: { personId, hash } }, entry)) };
}

// A stranger can send invented passkeys, and must not block the passkeys of other people in the same network. Nobody can
// guess the id of a passkey. So each passkey that we know has its own allowance, and all others share one.
function allowances(address: string | null, known: FoundPasskey | null): Allowance[] {
  if (address === null) return [];
  const name = `passkey ${known === null ? '' : `${known.id} `}network ${networkOf(address)}`;
  return [{ name, burst: 15, everyMs: MINUTE_MS }];
}

async function checkAnswer(
  work: Work,
  input: PasskeySignInInput,
  found: FoundPasskey | null,
): Promise<{ found: FoundPasskey; answer: Answer }> {
  const { challenges } = work.services;
  if (found === null) throw wrongPasskey('unknown passkey');
  const { id, personId, publicKey } = found;
  // A device that was told which passkeys to use may leave the handle out.
  const handle = input.userHandle ?? (input.confirm === true ? Buffer.from(personId).toString('base64url') : '');
  if (Buffer.from(handle, 'base64url').toString() !== personId) throw wrongPasskey(`passkey ${id}: of somebody else`);
  const isOurs = (challenge: string) => challenges.isValid(challenge, SIGN_IN, work.now);
  const answer = await verifyPasskey(input, { party: requireRelyingParty(work), isOurs, publicKey });
  if ('why' in answer) throw wrongPasskey(`passkey ${id}: ${answer.why}`);
  return { found, answer };
}

async function requireSamePerson({ identity }: PersonDeps, { headers }: Pick<Visit, 'headers'>, personId: string) {
  const session = await identity.session(headers);
  if (session?.personId === personId) return;
  throw new Refusal('not_allowed', `passkey of ${personId}, session of ${session?.personId ?? 'nobody'}`, {
    message: 'This passkey belongs to another person. Use one of your own.',
  });
}

/**
 * Uses the challenge of a right answer up, and stores the counter. Returns false when the counter did not grow, which
 * is recorded: another device may have a copy of the passkey. The challenge is then used up too.
 *
 * @throws {Refusal} `unauthenticated` when the answer was sent before, or the passkey was removed meanwhile.
 */
function takeAnswer(work: Work, { id, personId, name }: FoundPasskey, { challenge, counter, isBackedUp }: Answer) {
  return transaction(work, async (tx) => {
    if (!(await useChallenge(tx, challenge))) throw wrongPasskey(`passkey ${id}: sent again`);
    const taken = await tx.em.execute<unknown[]>(
      `update passkey set counter = ?, is_backed_up = ?, last_used_at = ?
       where id = ? and (counter < ? or (counter = 0 and ? = 0)) returning 1`,
      [counter, isBackedUp, tx.now, id, counter, counter],
    );
    if (taken.length > 0) return true;
    if (!(await isStillThere(tx, id))) throw wrongPasskey(`passkey ${id}: removed meanwhile`);
    await recordPerson(tx, personId, { type: 'passkey.copied', data: { name } }, SYSTEM);
    return false;
  });
}

const SYSTEM = { kind: 'system', id: null, account: null } as const;
