import type { EventType, PersonId } from '@chatelaine/shared';
import { networkOf } from '@chatelaine/shared/network';
import { transaction, type Work } from '../../platform/work.ts';
import { recordPerson } from '../record-person.ts';
import { isTold } from './is-told.rule.ts';

/**
 * The kinds of failure. `sign_in` is a wrong password. `lock` is a sign-in that was refused without a check, after too
 * many failures. `code` is a wrong code. `code_asked` is a sign-in with the right password but without a code.
 */
export type FailureKind = 'sign_in' | 'lock' | 'code' | 'code_asked';

/** A failure, and whether the person gets a mail about the first such failure of a day. */
export interface CountedFailure {
  kind: FailureKind;
  isMailed: boolean;
}

const EVENTS = {
  sign_in: 'person.sign_in_failed',
  lock: 'person.locked',
  code: 'person.code_failed',
  code_asked: 'person.code_asked',
} as const satisfies Record<FailureKind, EventType>;

/** The number of networks in a day whose failures are counted separately. */
const NETWORKS = 10;
/** Replaces the network in a row that marks the mail of the day as sent. Such a row counts no failure. */
const MAILED = '*';
const SYSTEM = { kind: 'system', id: null, account: null } as const;

/**
 * Counts a failure of a person by network and day, and records some failures as events of the person's accounts. A
 * flood of failures can fill neither the table of counts nor the table of events. After the tenth network of a day, all
 * other networks are counted as one, and the number of events grows only with the logarithm of the number of failures.
 */
export function countFailure(work: Work, personId: PersonId, { kind, isMailed }: CountedFailure): Promise<void> {
  const network = networkOf(work.origin.address ?? '').slice(0, 64);
  const day = new Date(new Date(work.now).setUTCHours(0, 0, 0, 0));
  return transaction(work, async (tx) => {
    const [counted] = await tx.em.execute<{ network: string; failures: number }[]>(COUNT, [
      ...[NETWORKS, network, personId, kind, day],
      ...[personId, kind, network, day],
    ]);
    if (counted === undefined) return;
    // A person gets at most one mail of each kind of failure in a day, because an attacker with many networks must not
    // fill the person's mailbox.
    const mailed = isMailed ? await tx.em.execute<unknown[]>(MARK, [personId, kind, MAILED, day]) : [];
    const firstOfDay = mailed.length > 0;
    if (!firstOfDay && !isTold(counted.failures)) return;
    const data = { count: counted.failures, network: counted.network || null, ...(firstOfDay && { firstOfDay }) };
    await recordPerson(tx, personId, { type: EVENTS[kind], data }, SYSTEM);
  });
}

const COUNT = `
  with seen as (
    select count(*) < ? or bool_or(network = ?) as fits
    from person_failure where person_id = ? and kind = ? and day = ? and failures > 0
  )
  insert into person_failure as f (person_id, kind, network, day, failures)
  select ?, ?, case when fits then ? else '' end, ?::timestamptz, 1 from seen
  on conflict (person_id, kind, network, day) do update set failures = f.failures + 1
  returning network, failures`;

const MARK = `
  insert into person_failure (person_id, kind, network, day, failures) values (?, ?, ?, ?, 0)
  on conflict do nothing returning 1`;
