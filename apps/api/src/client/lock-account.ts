import { type Locked, lockedNow, type Transaction } from '../platform/work.ts';

/** The account to lock. When both ids are given, the partner is locked. */
interface AccountNamed {
  partnerId?: string | null;
  clientId?: string | null;
}

/**
 * Locks the row of an account. Then reads the clock again, because this request may have waited for the lock. A
 * transaction takes this lock before the locks of channels, permissions and keys.
 */
export async function lockAccount<W extends Transaction>(
  work: W,
  { partnerId, clientId }: AccountNamed,
): Promise<W & Locked<'account'>> {
  const [table, id] = partnerId != null ? ['partner', partnerId] : ['client', clientId];
  await work.em.execute(`select id from ${table} where id = ? for no key update`, [id]);
  return lockedNow(work, 'account');
}
