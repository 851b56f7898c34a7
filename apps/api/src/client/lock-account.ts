import { type Locked, lockedNow, type Transaction } from '../platform/work.ts';

/** The account to lock. When both ids are given, it is the partner. */
interface AccountNamed {
  partnerId?: string | null;
  clientId?: string | null;
}

/**
 * Locks the row of an account and reads the clock again. This lock comes before the locks of channels, permissions and
 * keys.
 */
export async function lockAccount<W extends Transaction>(
  work: W,
  { partnerId, clientId }: AccountNamed,
): Promise<W & Locked<'account'>> {
  const [table, id] = partnerId != null ? ['partner', partnerId] : ['client', clientId];
  await work.em.execute(`select id from ${table} where id = ? for no key update`, [id]);
  return lockedNow(work, 'account');
}
