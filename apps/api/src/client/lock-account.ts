import { type Locked, lockedNow, type Transaction } from '../platform/work.ts';

/** Which account; a partner where both are named. */
interface AccountNamed {
  partnerId?: string | null;
  clientId?: string | null;
}

/** Locks the row of an account and takes the instant anew: before channels, permissions and keys. */
export async function lockAccount<W extends Transaction>(
  work: W,
  { partnerId, clientId }: AccountNamed,
): Promise<W & Locked<'account'>> {
  const [table, id] = partnerId != null ? ['partner', partnerId] : ['client', clientId];
  await work.em.execute(`select id from ${table} where id = ? for no key update`, [id]);
  return lockedNow(work, 'account');
}
