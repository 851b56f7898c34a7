import type { EventRow } from '../event/index.ts';
import { findOwners } from '../person/index.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { transaction, type Work } from '../platform/work.ts';
import type { Addressee, NoticeType } from './addressees.rule.ts';
import type { Letter } from './letter.ts';
import { MAIL_QUEUE } from './queues.ts';
import type { NoticeMail } from './send-notice.ts';

/**
 * Kinds of events that get at most one mail in ten minutes. The end of a right, and everything about who may sign in,
 * is mailed at once, so it is not listed here. Ends that are near are announced once an hour at most.
 */
const PACED: ReadonlySet<string> = new Set([
  'permission.granted',
  'client.connected',
  'api_key.created',
  'api_key.rotated',
  'api_key.edited',
  'legacy_tokens.switched',
  'settings.updated',
] satisfies NoticeType[]);

/** How long further mails of a kind wait for each other. */
export const PACE_MS = 10 * 60_000;
// A mail names at most this many events and counts the others.
const NAMED = 50;
const PAGE = 100;

/** The subject of a letter: all its events have one type, one client and one partner. */
type LetterAbout = Pick<EventRow, 'type' | 'clientId' | 'partnerId'>;

/**
 * Lets a letter go now, or keeps its events for the next mail of its kind. The row of the kind is locked, so of two
 * nodes one sends and the other adds to the waiting events. Waiting events go first: a letter that comes before that
 * mail joins it.
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
  /** Whether this statement made the row: PostgreSQL sets xmax only on rows that were there before. */
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
 * Makes mails of the events that have waited long enough. The events leave the table in the transaction that adds the
 * mails, so a node that dies in between loses none. Rows that another node works on are skipped.
 */
export async function releaseHeld(work: Work, jobs: Jobs): Promise<void> {
  // Mostly there are none, and then no transaction is needed.
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

/** One mail for each person to whom a letter is addressed. */
export async function mailsOf(work: Work, letter: Letter, more = 0): Promise<(NoticeMail & Record<string, unknown>)[]> {
  const { addressee, eventIds } = letter;
  const people = addressee.type === 'person' ? [addressee.id] : await findOwners(work, addressee.id);
  return people.map((personId) => ({ personId, addressee, eventIds, more }));
}
