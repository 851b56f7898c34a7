import { findOwners } from '../person/index.ts';
import type { JobData } from '../platform/jobs/jobs.ts';
import { shownName } from '../platform/mail/shown-name.ts';
import type { Work } from '../platform/work.ts';
import type { Addressee } from './addressees.rule.ts';
import type { NoticeFact } from './notice-fact.ts';
import { noticeText } from './notice-text.ts';
import { type People, readFacts } from './read-facts.ts';

/** A mail to be, as {@link addressNotices} wrote it. */
export interface NoticeMail {
  personId: string;
  addressee: Addressee;
  eventIds: string[];
  /** Events of the same kind that are not named, only counted. Jobs of an older version do not say it. */
  more?: number;
}

/**
 * Sends one notice to one person. Who has meanwhile lost the role is told nothing. A crash after the mail server took it
 * and before the job was done sends it again: a notice comes at least once.
 */
export async function sendNotice(work: Work, people: People, mail: NoticeMail): Promise<void> {
  const { personId, addressee, eventIds, more: unnamed = 0 } = mail;
  if (addressee.type !== 'person' && !(await findOwners(work, addressee.id)).includes(personId)) return;
  const person = await people.findById(personId);
  const read = await readFacts(work, people, addressee, eventIds);
  // Who is invited gets a link; of himself he need not be told.
  const [first, ...more] = read.filter(({ type, event }) => type !== 'person.invited' || event.subjectId !== personId);
  if (person === null || first === undefined) return;
  const { baseUrl, mailer } = work.services;
  const names = { partner: first.partner, client: first.client, person: shownName(person.name) };
  const facts: [NoticeFact, ...NoticeFact[]] = [first, ...more];
  const telling = { facts, unnamed, side: addressee.type, addressee: names[addressee.type], baseUrl };
  await mailer.send({ to: person.email, ...noticeText(telling) });
}

/** Reads what {@link addressNotices} wrote. */
export const readNoticeMail = (job: JobData): NoticeMail => job as unknown as NoticeMail;
