import type { PersonId, SignUpInput } from '@chatelaine/shared';
import { requireWritable } from '../platform/db/read-only.ts';
import { Places } from '../platform/places.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { findAuthenticator } from './authenticator/find-authenticator.ts';
import { chosenName } from './chosen-name.rule.ts';
import type { PersonDeps } from './guess-password.ts';
import { hasPassword } from './has-password.ts';
import { forgetDevices } from './known-device/forget-devices.ts';
import { endLegacyToken } from './legacy-token/end-legacy-token.ts';
import { hashToken } from './make-sign-up-link.ts';
import { endPasskeys } from './passkey/end-passkeys.ts';
import { TOO_MANY_SIGN_IN } from './password-hash.ts';
import { SignUpLinkEntity } from './person.entity.ts';
import { endEmailChanges } from './profile/end-email-changes.ts';
import { recordPerson } from './record-person.ts';
import { requireStrongPassword } from './require-strong-password.ts';
import { isLinkOpen, type LinkDates } from './sign-up-link.rule.ts';

/** The person who answered a sign-up link, and the new password. */
export interface AnsweredLink {
  personId: PersonId;
  email: string;
  hash: string;
  hasApp: boolean;
}

// Sign-up links have their own limit for hashing. A hundred answers to one link at the same time must not fill the
// queue of the sign-ins that wait for a hash.
const HASHING_LINKS = new Places(2, 32);

/**
 * Answers a one-time sign-up link: sets name and password. All access that was given by an older password ends:
 * sessions, the legacy token, remembered browsers, open links to a new address. All passkeys end too, because whoever
 * had the older password may have added one. The link works once.
 *
 * @throws {Refusal} `not_found` when the link was used, has expired or never existed; `invalid_input` for a weak
 * password.
 */
export async function answerLink({ identity }: PersonDeps, work: Work, input: SignUpInput): Promise<AnsweredLink> {
  await requireWritable(work.services.aside);
  // The use of a link is not counted as a guess, because nobody can guess 190 bits. There is a second reason: failures
  // of other people in the network must not prevent a person from using the link. An unknown link costs one look-up in
  // an index, and no password hash.
  const token = hashToken(input.token);
  const found = await work.em.findOne(SignUpLinkEntity, { hash: token }, { disableIdentityMap: true });
  const { personId } = requireOpen(found, work.now);
  const person = await identity.findById(personId);
  if (person === null) throw new Refusal('not_found', 'sign-up link of nobody');
  const name = input.name ?? requireName(person);
  await requireStrongPassword(work, { person, name, password: input.password });
  // Hashing takes time, so no row is locked during it.
  const shares = [{ of: personId, most: 2 }];
  const hash = await HASHING_LINKS.run(TOO_MANY_SIGN_IN, () => identity.hashPassword(input.password), { shares });
  return transaction(work, async (tx) => {
    await endEmailChanges(tx, personId);
    // All links of the person are locked in one order, so that two answers to links of this person do not deadlock.
    await tx.em.execute(
      `select hash from sign_up_link where person_id = (select person_id from sign_up_link where hash = ?)
       order by hash for update`,
      [token],
    );
    requireOpen(await tx.em.findOne(SignUpLinkEntity, { hash: token }), tx.now);
    // Older links of the same person end too.
    await tx.em.nativeUpdate(SignUpLinkEntity, { personId, usedAt: null }, { usedAt: tx.now });
    await endLegacyToken(tx, personId);
    const isFirst = !(await hasPassword(tx, personId));
    await identity.setPassword(tx, personId, { name, hash });
    await forgetDevices(tx, personId);
    await endPasskeys(tx, personId, { reason: 'password_set' });
    await recordPerson(tx, personId, { type: isFirst ? 'person.joined' : 'person.password_changed' });
    const hasApp = (await findAuthenticator(tx, personId)) !== null;
    return { personId, email: person.email, hash, hasApp };
  });
}

function requireName(person: { name: string; email: string }): string {
  const name = chosenName(person);
  if (name !== null) return name;
  throw new Refusal('invalid_input', 'no name yet', { issues: [{ path: 'name', message: 'Enter a name.' }] });
}

type Link = LinkDates & { personId: PersonId };

function requireOpen(link: Link | null, now: Date): Link {
  if (link === null || !isLinkOpen(link, now))
    throw new Refusal('not_found', 'sign-up link', { isGuess: link === null });
  return link;
}
