import type { ClientRole, PartnerRole } from '@chatelaine/shared';
import { shownName } from '../../platform/mail/shown-name.ts';
import { Places } from '../../platform/places.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { PersonActor } from '../find-roles.ts';

interface InvitationMail {
  email: string;
  role: PartnerRole | ClientRole;
  /** The one-time link; null for a person who has a password. */
  link: string | null;
}

// The mail is sent while the transaction holds a connection and locks. A mail server that does not answer must not use
// up the connections, so at most two invitations wait for it.
const MAILING = new Places(2, 2);
const BUSY = 'Too many invitations are being sent right now. Try again in a moment.';

/**
 * Mails an invitation to the invited person, and waits until the mail server accepts it.
 *
 * @throws {Refusal} `unavailable`.
 */
export async function mailInvitation(work: Work, inviter: PersonActor, mail: InvitationMail): Promise<void> {
  const { account, person } = await namesOf(work, inviter);
  const { baseUrl, mailer } = work.services;
  const what = `${person} added you to "${account}" as ${mail.role}.`;
  const how =
    mail.link === null
      ? [`Sign in as before, at ${baseUrl}/sign-in, and choose this account.`]
      : ['Set your name and password here. The link works once, within three days:', '', mail.link];
  const text = [
    what,
    '',
    ...how,
    '',
    `If you do not know ${account}, do nothing and tell the operator of ${baseUrl}.`,
    '',
  ];
  const letter = { to: mail.email, subject: `You were added to ${account}`, text: text.join('\n') };
  await MAILING.run(BUSY, () => mailer.send(letter)).catch((thrown: unknown) => {
    if (!(thrown instanceof Refusal) || thrown.message === BUSY) throw thrown;
    throw new Refusal('unavailable', thrown.detail, { message: `${thrown.message} Nobody was invited.` });
  });
}

interface Names {
  account: string;
  person: string;
}

async function namesOf(work: Work, { id, account }: PersonActor): Promise<Names> {
  const [found] = await work.em.execute<{ account: string; name: string; email: string }[]>(
    `select coalesce((select name from partner where id = ?), (select name from client where id = ?)) as account,
       name, email from identity."user" where id = ?`,
    [account.id, account.id, id],
  );
  const { account: shown = account.id, name = '', email = 'Somebody' } = found ?? {};
  return { account: shownName(shown), person: name === email ? email : `${shownName(name)} <${email}>` };
}
