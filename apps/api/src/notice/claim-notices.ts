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
 * Claims announcements for this transaction and returns the ids of those that nobody claimed before. When two nodes
 * want the same one, the second waits for the first node's commit and then gets nothing.
 */
export type ClaimNotices = (work: Work, due: readonly DueNotice[]) => Promise<Set<string>>;

export const claimNotices: ClaimNotices = async (work, due) => {
  const rows = await work.em.execute<{ subject_id: string }[]>(CLAIM, [work.now, JSON.stringify(due)]);
  return new Set(rows.map(({ subject_id }) => subject_id));
};
