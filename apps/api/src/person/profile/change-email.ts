import type { AskedEmail, ChangeEmailInput } from '@chatelaine/shared';
import { randomBase62 } from '../../platform/id.ts';
import { Refusal } from '../../platform/refusal.ts';
import { transaction, type Work } from '../../platform/work.ts';
import type { Session } from '../identity.ts';
import { hashToken } from '../make-sign-up-link.ts';
import { EmailChangeEntity } from './email-change.entity.ts';
import { endEmailChanges } from './end-email-changes.ts';
import { type ProfileDeps, provePassword } from './prove-password.ts';
import { requireSamePassword } from './require-same-password.ts';

const HOUR_MS = 60 * 60_000;

/**
 * Mails a one-time link to a new address. The address changes when the person opens the link while signed in: see
 * `confirmEmail`. When the address belongs to another person, this person gets a mail without a link, and the answer is
 * the same. So nobody finds out which addresses are known.
 *
 * @throws {Refusal} `invalid_input` for the present address or a wrong password; `code_required` and `rate_limited`:
 * see `provePassword`; `conflict` when the password was changed meanwhile; `unavailable` when the mail cannot be sent,
 * and then there is no link.
 */
export async function changeEmail(
  deps: ProfileDeps,
  work: Work,
  { session, email, password, device }: ChangeEmailInput & { session: Session; device: string | null },
): Promise<AskedEmail> {
  const { personId, email: oldEmail } = session;
  if (email === oldEmail) {
    throw new Refusal('invalid_input', 'the same address', {
      issues: [{ path: 'email', message: 'This is your present address.' }],
    });
  }
  const { verified } = await provePassword(deps, work, { session, password, field: 'password', device });
  await deps.failures.take(
    [
      { name: `new address of ${personId}`, burst: 5, everyMs: HOUR_MS / 5 },
      { name: `new address ${email}`, burst: 5, everyMs: HOUR_MS / 5 },
    ],
    'Too many links to a new address.',
  );
  const token = randomBase62(32);
  const isTaken = await isOfSomebody(work, email);
  // The link to a taken address is never mailed, so its row gets a token that nobody has.
  const hash = hashToken(isTaken ? randomBase62(32) : token);
  const expiresAt = new Date(work.now.getTime() + HOUR_MS);
  await transaction(work, async (tx) => {
    await endEmailChanges(tx, personId);
    await requireSamePassword(tx, verified);
    const dates = { createdAt: tx.now, expiresAt, usedAt: null };
    tx.em.create(EmailChangeEntity, { hash, personId, email, oldEmail, ...dates });
  });
  try {
    await work.services.mailer.send(isTaken ? takenMail(work, email) : linkMail(work, email, token));
  } catch (thrown) {
    await work.em.nativeDelete(EmailChangeEntity, { hash });
    throw thrown;
  }
  return { sentTo: email, expiresAt: expiresAt.toISOString() };
}

async function isOfSomebody(work: Work, email: string): Promise<boolean> {
  const found = await work.em.execute<unknown[]>('select 1 from identity."user" where email = ?', [email]);
  return found.length > 0;
}

const linkMail = ({ services: { baseUrl } }: Work, to: string, token: string) => ({
  to,
  subject: 'Confirm your new e-mail address',
  text: [
    `Somebody who is signed in at ${baseUrl} wants to use this address from now on.`,
    '',
    'To confirm it, open this link in the browser in which you are signed in. It works once, within an hour:',
    '',
    `${baseUrl}/profile/email#${token}`,
    '',
    'If it was not you, do nothing: the address is not used without this link.',
    '',
  ].join('\n'),
});

const takenMail = ({ services: { baseUrl } }: Work, to: string) => ({
  to,
  subject: 'Somebody wanted to use your e-mail address',
  text: [
    `Somebody who is signed in at ${baseUrl} wanted to use this address for another sign-in. You use it already, so nothing has changed.`,
    '',
    `If it was you, sign in with this address at ${baseUrl}/sign-in, or give the other sign-in another address.`,
    '',
  ].join('\n'),
});
