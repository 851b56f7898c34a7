import type { PersonId } from '@chatelaine/shared';
import { deleteInBatches } from '../../platform/db/delete-in-batches.ts';
import type { Work } from '../../platform/work.ts';

/**
 * Forgets every browser that a person signed in with. His networks stay known: else whoever shuts strangers out of his
 * account would shut him out too, and a stranger's network would no longer be a new one.
 */
export async function forgetDevices(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute('delete from known_device where person_id = ?', [personId]);
}

/** Forgets from where a person signed in, when he has nothing left to sign in to. */
export async function forgetNetworks(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute('delete from known_network where person_id = ?', [personId]);
}

/** Lets no browser skip the code of the authenticator app any more. */
export async function endSkippedCodes(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute('update known_device set skips_code_until = null where person_id = ?', [personId]);
}

const KEPT_MS = 400 * 24 * 60 * 60_000;

/** Forgets browsers and networks that nobody has signed in from for longer than a browser keeps its cookie. */
export async function forgetOldDevices(work: Work): Promise<void> {
  const values = [new Date(work.now.getTime() - KEPT_MS)];
  for (const table of ['known_device', 'known_network'])
    await deleteInBatches(work, { table, where: 'last_at < ?', values });
}
