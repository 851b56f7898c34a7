import { record } from '../event/index.ts';
import { type Transaction, transaction, type Work } from '../platform/work.ts';
import { type ClaimNotices, claimNotices, type DueNotice } from './claim-notices.ts';
import { type Expiring, findExpiringKeys, findExpiringPermissions, PAGE } from './find-expiring.ts';
import { dueLead, LEADS } from './lead.rule.ts';

const DAY_MS = 86_400_000;
const SYSTEM = { kind: 'system', id: null, account: null } as const;

/**
 * Announces that a live key or a permission ends in 30 days, 7 days or 1 day. The announcement is an event, and the
 * event causes a mail. Each announcement is made once, however often this function runs and on however many nodes. When
 * somebody changes the end of a key or permission, the new end is announced again.
 */
export async function announceExpiries(work: Work, claim: ClaimNotices = claimNotices): Promise<void> {
  const until = new Date(work.now.getTime() + Math.max(...LEADS) * DAY_MS);
  for (const find of [findExpiringKeys, findExpiringPermissions]) {
    let last: string | undefined = '';
    while (last !== undefined) {
      const expiring = await find(work, until, last);
      await transaction(work, (tx) => say(tx, expiring, claim));
      last = expiring.length === PAGE ? expiring.at(-1)?.subjectId : undefined;
    }
  }
}

async function say(work: Transaction, expiring: readonly Expiring[], claim: ClaimNotices): Promise<void> {
  const due = expiring.flatMap(({ subjectId, endsAt }): DueNotice[] => {
    const lead = dueLead(endsAt, work.now);
    return lead === null ? [] : [{ subjectId, endsAt, lead }];
  });
  if (due.length === 0) return;
  const claimed = await claim(work, due);
  for (const { subjectId, endsAt, factOf } of expiring) {
    const daysBefore = dueLead(endsAt, work.now);
    if (daysBefore === null || !claimed.has(subjectId)) continue;
    record(work, SYSTEM, factOf({ expiresAt: endsAt.toISOString(), daysBefore }));
  }
  await work.em.flush();
}
