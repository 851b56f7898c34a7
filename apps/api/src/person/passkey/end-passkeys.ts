import type { Actor, PersonId } from '@chatelaine/shared';
import type { Transaction } from '../../platform/work.ts';
import { recordPerson } from '../record-person.ts';

interface EndedBy {
  reason: 'password_set' | 'operator';
  actor?: Actor;
}

/**
 * Removes all passkeys of a person and returns their number. Call it after the row of the password is locked: then a
 * passkey that is being added is either found, or refused because its session has ended.
 */
export async function endPasskeys(work: Transaction, personId: PersonId, { reason, actor }: EndedBy): Promise<number> {
  const removed = await work.em.execute<{ name: string }[]>('delete from passkey where person_id = ? returning name', [
    personId,
  ]);
  const names = removed.map(({ name }) => name);
  if (names.length > 0) await recordPerson(work, personId, { type: 'passkey.removed', data: { names, reason } }, actor);
  return names.length;
}
