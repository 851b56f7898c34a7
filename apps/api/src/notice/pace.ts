import type { EventRow } from '../event/index.ts';
import { findOwners } from '../person/index.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { transaction, type Work } from '../platform/work.ts';
import type { Addressee, NoticeType } from './addressees.rule.ts';
import { MAIL_QUEUE } from './queues.ts';
import type { NoticeMail } from './send-notice.ts';

/** A mail that is not written yet: its receiver, and its events, which are all of one type. */
export interface Letter {
  addressee: Addressee;
  eventIds: string[];
}

/**
 * The types of events that cause at most one mail in ten minutes. Events of other types are mailed immediately. Other
 * types are the end of a right, and everything about the people who may sign in. Announcements of ends that come soon
 * are not listed here either, because they are made at most once an hour.
 */
const PACED: ReadonlySet<string> = new Set([
  'permission.granted',
  'client.connected',
  'client.disconnected',
  'api_key.created',
  'api_key.rotated',
  'api_key.edited',
  'legacy_tokens.switched',
  'settings.updated',
  'platform_secret.rotated',
] satisfies NoticeType[]);

/**
 * The time between two mails of the same kind, in milliseconds. Events that happen in this time wait for the next mail.
 */
export const PACE_MS = 10 * 60_000;
// The highest number of events that a mail names. The mail gives only the number of the further events.
const NAMED = 50;
const PAGE = 100;

/** The subject of a letter: all its events have one type, one client and one partner. */
type LetterAbout = Pick<EventRow, 'type' | 'clientId' | 'partnerId'>;

/**
 * Whether a letter may be sent now. When the letter may not be sent yet, this function keeps its events for the next
 * mail of the same kind. The row of the kind is locked. So when two nodes have letters of one kind at the same time,
 * one node sends its letter, and the other node keeps the events of its letter. While events wait, the events of every
 * new letter wait with them, so no later event is mailed before an earlier event.
 */
export async function mayGoNow(work: Work, { addressee, eventIds }: Letter, about: LetterAbout): Promise<boolean> {
  if (!PACED.has(about.type)) return true;
  const place = [addressee.type, addressee.id, about.type, about.clientId ?? '', about.partnerId ?? ''];
  const next = new Date(work.now.getTime() + PACE_MS);
  const [row] = await work.em.execute<Locked[]>(LOCK, [...place, next, work.now]);
  if (row === undefined || row.is_new) return true;
  if (row.is_open && row.event_ids.length === 0) {
    await work.em.execute(`update platform.notice_pace set open_at = ? where ${PLACE}`, [next, ...place]);
    return true;
  }
  const all = [...new Set([...row.event_ids, ...eventIds])];
  const more = row.more + Math.max(0, all.length - NAMED);
  await work.em.execute(
    `update platform.notice_pace set event_ids = array(select jsonb_array_elements_text(?::jsonb)), more = ? where ${PLACE}`,
    [JSON.stringify(all.slice(0, NAMED)), more, ...place],
  );
  return false;
}

interface Locked {
  /** Whether this statement inserted the row. PostgreSQL sets xmax only on rows that existed before. */
  is_new: boolean;
  is_open: boolean;
  event_ids: string[];
  more: number;
}

const LOCK = `
  insert into platform.notice_pace as p
    (addressee_type, addressee_id, type, client_id, partner_id, open_at, event_ids, more)
  values (?, ?, ?, ?, ?, ?, '{}', 0)
  on conflict (addressee_type, addressee_id, type, client_id, partner_id) do update set more = p.more
  returning p.xmax = 0 as is_new, p.open_at <= ? as is_open, p.event_ids, p.more`;

interface Held {
  addressee_type: Addressee['type'];
  addressee_id: string;
  type: string;
  client_id: string;
  partner_id: string;
  event_ids: string[];
  more: number;
}

/**
 * Adds jobs for mails about the events that have waited long enough. One transaction takes the events out of the table
 * and adds the jobs, so no event is lost when a node crashes between these two steps. Rows that another node has locked
 * are skipped.
 */
export async function releaseHeld(work: Work, jobs: Jobs): Promise<void> {
  // Usually no row is due, and then no transaction is needed.
  const [first] = await work.em.execute<unknown[]>('select from platform.notice_pace where open_at <= ? limit 1', [
    work.now,
  ]);
  let page = first === undefined ? 0 : PAGE;
  while (page === PAGE) page = await transaction(work, (tx) => releasePage(tx, jobs));
}

async function releasePage(work: Work, jobs: Jobs): Promise<number> {
  const next = new Date(work.now.getTime() + PACE_MS);
  const due = await work.em.execute<Held[]>(DUE, [work.now]);
  for (const row of due) {
    const { addressee_type: type, addressee_id: id, event_ids: eventIds, more } = row;
    const place = [type, id, row.type, row.client_id, row.partner_id];
    if (eventIds.length === 0) await work.em.execute(`delete from platform.notice_pace where ${PLACE}`, place);
    else {
      await work.em.execute(`update platform.notice_pace set open_at = ?, event_ids = '{}', more = 0 where ${PLACE}`, [
        next,
        ...place,
      ]);
      await jobs.enqueue(work.em, MAIL_QUEUE, await mailsOf(work, { addressee: { type, id }, eventIds }, more));
    }
  }
  return due.length;
}

const PLACE = 'addressee_type = ? and addressee_id = ? and type = ? and client_id = ? and partner_id = ?';
const DUE = `select * from platform.notice_pace where open_at <= ? order by open_at limit ${PAGE} for update skip locked`;

/** Makes one mail for each person to whom a letter is addressed. */
export async function mailsOf(work: Work, letter: Letter, more = 0): Promise<(NoticeMail & Record<string, unknown>)[]> {
  const { addressee, eventIds } = letter;
  const people = addressee.type === 'person' ? [addressee.id] : await findOwners(work, addressee.id);
  return people.map((personId) => ({ personId, addressee, eventIds, more }));
}
