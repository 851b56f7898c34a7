import type { EmailChange, PersonId, Profile } from '@chatelaine/shared';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import type { Session } from '../identity.ts';
import { lockPerson } from '../lock-person.ts';
import { hashToken } from '../make-sign-up-link.ts';
import { recordPerson } from '../record-person.ts';
import { IS_LINK_OPEN } from '../sign-up-link.sql.ts';
import { getProfile } from './get-profile.ts';

/**
 * Changes the address of the person who is signed in to the address that got this link. Open sign-up links and one-time
 * codes end, because they were mailed to the old address. The old address gets a mail.
 *
 * The link alone is not enough: without the session of the person, a stranger who got the link because of a typing
 * mistake could take over the account.
 *
 * @throws {Refusal} `not_found` when the link was used, has expired, never existed, or is another person's; `conflict`
 * when the address was given to another person meanwhile.
 */
export async function confirmEmail(work: Work, session: Session, token: string): Promise<Profile> {
  const { personId } = session;
  const hash = hashToken(token);
  const email = await transaction(work, async (begun) => {
    const tx = await lockPerson(begun, personId);
    const [used] = await tx.em.execute<{ email: string }[]>(
      `update email_change set used_at = ? where hash = ? and person_id = ? and ${IS_LINK_OPEN} returning email`,
      [tx.now, hash, personId, tx.now],
    );
    if (used === undefined) throw new Refusal('not_found', 'link to a new address');
    await tx.em.execute('update identity."user" set email = ?, "updatedAt" = ? where id = ?', [
      ...[used.email, tx.now],
      personId,
    ]);
    await tx.em.execute('update sign_up_link set used_at = ? where person_id = ? and used_at is null', [
      tx.now,
      personId,
    ]);
    await tx.em.execute("delete from one_time_code where person_id = ? and method = 'email'", [personId]);
    await recordPerson(tx, personId, { type: 'person.email_changed' });
    return used.email;
  }).catch((thrown: unknown) => {
    if (!(thrown instanceof UniqueConstraintViolationException)) throw thrown;
    throw new Refusal('conflict', `the new address of ${personId} is taken`, {
      message: 'Somebody else uses this address now. Nothing was changed.',
    });
  });
  return getProfile(work, { ...session, email });
}

/**
 * Shows the address that a link can confirm, so that the person reads it before the press. It changes nothing.
 *
 * @throws {Refusal} `not_found` as {@link confirmEmail}.
 */
export async function showEmailChange(work: Work, { personId }: Session, token: string): Promise<EmailChange> {
  const [found] = await work.em.execute<EmailChange[]>(
    `select email from email_change where hash = ? and person_id = ? and ${IS_LINK_OPEN}`,
    [hashToken(token), personId, work.now],
  );
  if (found === undefined) throw new Refusal('not_found', 'link to a new address');
  return { email: found.email };
}

/** Finds the address that a person had before the change at this instant. Null when there was none. */
export async function findOldEmail(work: Work, personId: PersonId, at: Date): Promise<string | null> {
  const [found] = await work.em.execute<{ old_email: string }[]>(
    'select old_email from email_change where person_id = ? and used_at = ?',
    [personId, at],
  );
  return found?.old_email ?? null;
}
