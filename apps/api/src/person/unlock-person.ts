import type { Actor } from '@chatelaine/shared';
import { giveAllBack } from '../platform/failure-count.ts';
import { transaction, type Work } from '../platform/work.ts';
import type { NamedPerson } from './get-person.ts';
import { allowancesOf } from './guess-allowances.rule.ts';
import { recordPerson } from './record-person.ts';

/** The person who was unlocked, and the number of reset counts of wrong passwords and codes. */
export interface UnlockedPerson {
  id: string;
  unlocked: number;
}

/**
 * Lets a person try passwords and codes again immediately. This works in every browser and network that is known for
 * the person, and in every network with recent failures of the person's sign-in. For a network in which the person
 * signed in before, the count of all its guesses for all accounts together is reset too, because other people of that
 * network may have used up these guesses. An unknown network without recent failures is not reset.
 */
export function unlockPerson(work: Work, actor: Actor, { id, email }: NamedPerson): Promise<UnlockedPerson> {
  return transaction(work, async (tx) => {
    const named = async (sql: string) => {
      const rows = await tx.em.execute<{ name: string }[]>(sql, [id]);
      return rows.map(({ name }) => name);
    };
    const names = allowancesOf(email, {
      devices: await named("select encode(device, 'hex') as name from known_device where person_id = ?"),
      networks: await named('select network as name from known_network where person_id = ?'),
      failed: await named("select network as name from person_failure where person_id = ? and network <> ''"),
    });
    // The row of each one-time code has the number of its attempts. These attempts count in the limit of a day, so the
    // rows are deleted.
    const codes = await tx.em.execute<unknown[]>(
      'delete from one_time_code where person_id = ? and attempts > 0 returning 1',
      [id],
    );
    const unlocked = (await giveAllBack(tx, names)) + codes.length;
    if (unlocked > 0) await recordPerson(tx, id, { type: 'person.unlocked' }, actor);
    return { id, unlocked };
  });
}
