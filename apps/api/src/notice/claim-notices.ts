import type { Work } from '../platform/work.ts';
import { CLAIM } from './expiry-notice.sql.ts';
import type { Lead } from './lead.rule.ts';

/** An announcement that is due. */
export interface DueNotice {
  subjectId: string;
  endsAt: Date;
  lead: Lead;
}

/**
 * Claims announcements for this transaction. Returns the ids of the announcements that no other transaction has claimed
 * before. When two nodes claim the same announcement, the second node waits for the commit of the first node, and then
 * does not get that announcement.
 */
export type ClaimNotices = (work: Work, due: readonly DueNotice[]) => Promise<Set<string>>;

export const claimNotices: ClaimNotices = async (work, due) => {
  const rows = await work.em.execute<{ subject_id: string }[]>(CLAIM, [work.now, JSON.stringify(due)]);
  return new Set(rows.map(({ subject_id }) => subject_id));
};
