import { deleteInBatches, type Stale } from '../platform/db/delete-in-batches.ts';
import { tryEach } from '../platform/try-each.ts';
import type { Work } from '../platform/work.ts';
import { DAY_MS } from './one-time-code/take-attempt.ts';
import { IS_VERIFICATION_OVER, isSessionLiveSql, liveAt } from './session.sql.ts';
import { HAS_LINK_ENDED } from './sign-up-link.sql.ts';

const KEPT_DAYS = 30;

/**
 * Deletes data of people that is no longer needed. Sessions are deleted after their end. Codes are deleted after a day,
 * because they count in the limits until then. Offers of an authenticator app are deleted after a day too. Sign-up
 * links and links to a new address are deleted thirty days after their end. Until then, the use of an ended link is not logged as a guess. A
 * person's name and address are deleted thirty days after the last role ended.
 *
 * @throws {SomeFailed} after all tables were tried.
 */
export async function prunePeople(work: Work): Promise<void> {
  await tryEach(staleRows(work.now).map((stale) => ({ id: stale.table, run: () => deleteInBatches(work, stale) })));
}

function staleRows(now: Date): Stale[] {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return [
    {
      table: 'identity.session',
      where: `not ${isSessionLiveSql('session')}`,
      values: liveAt(now),
    },
    { table: 'identity.verification', where: IS_VERIFICATION_OVER, values: [now] },
    { table: 'one_time_code', where: 'created_at <= ?', values: [ago(1)] },
    { table: 'authenticator_offer', where: 'created_at <= ?', values: [ago(1)] },
    { table: 'sign_up_link', where: HAS_LINK_ENDED, values: [ago(KEPT_DAYS)] },
    { table: 'email_change', where: HAS_LINK_ENDED, values: [ago(KEPT_DAYS)] },
    { table: 'person_failure', where: 'day <= ?', values: [ago(2)] },
    // An invitation at the same time changes the row of the person. In that case the database checks this condition
    // again before it deletes the row, so the invited person stays.
    {
      table: 'identity."user"',
      where: `"updatedAt" <= ? and not exists (select from person_role r where r.person_id = identity."user".id)`,
      values: [ago(KEPT_DAYS)],
    },
    {
      table: 'person_profile',
      where: 'not exists (select from identity."user" u where u.id = person_profile.person_id)',
      values: [],
    },
  ];
}
