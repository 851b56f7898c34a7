import { findOldEmail, findOwners } from '../person/index.ts';
import type { JobData } from '../platform/jobs/jobs.ts';
import { shownName } from '../platform/mail/shown-name.ts';
import type { Work } from '../platform/work.ts';
import type { Addressee } from './addressees.rule.ts';
import type { NoticeFact } from './notice-fact.ts';
import { noticeText } from './notice-text.ts';
import { type People, readFacts } from './read-facts.ts';

/** A mail that is not written yet, as {@link addressNotices} queued it. */
export interface NoticeMail {
  personId: string;
  addressee: Addressee;
  eventIds: string[];
  /**
   * The number of events of the same kind that the mail counts but does not name. Jobs of an older version do not have
   * this field.
   */
  more?: number;
}

/**
 * Sends one notice to one person. A person who is no longer an owner of the account gets no mail. Each notice is sent
 * at least once: when the process crashes between the mail server's answer and the end of the job, the mail is sent
 * again.
 */
export async function sendNotice(work: Work, people: People, mail: NoticeMail): Promise<void> {
  const { personId, addressee, eventIds, more: unnamed = 0 } = mail;
  if (addressee.type !== 'person' && !(await findOwners(work, addressee.id)).includes(personId)) return;
  const person = await people.findById(personId);
  const read = await readFacts(work, people, addressee, eventIds);
  // An invited person gets a one-time link, and therefore needs no notice about the invitation.
  const [first, ...more] = read.filter(({ type, event }) => type !== 'person.invited' || event.subjectId !== personId);
  if (person === null || first === undefined) return;
  const { baseUrl, mailer } = work.services;
  const names = { partner: first.partner, client: first.client, person: shownName(person.name) };
  const facts: [NoticeFact, ...NoticeFact[]] = [first, ...more];
  const telling = { facts, unnamed, side: addressee.type, addressee: names[addressee.type], baseUrl };
  await mailer.send({ to: await addressFor(work, person, first), ...noticeText(telling) });
}

// The old address gets the mail about a change of the address. The person with the old address may not be the person
// who made the change, and must hear about it.
async function addressFor(work: Work, { id, email }: { id: string; email: string }, { type, event }: NoticeFact) {
  if (type !== 'person.email_changed') return email;
  return (await findOldEmail(work, id, new Date(event.at))) ?? email;
}

/** Reads a job that {@link addressNotices} queued. */
export const readNoticeMail = (job: JobData): NoticeMail => job as unknown as NoticeMail;
