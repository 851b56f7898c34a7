import type { PersonId } from '@chatelaine/shared';
import { deleteInBatches } from '../../platform/db/delete-in-batches.ts';
import type { Work } from '../../platform/work.ts';

/** Forgets every browser and network that a person signed in from: each has to show all that a stranger has to. */
export async function forgetDevices(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute('delete from known_device where person_id = ?', [personId]);
  await work.em.execute('delete from known_network where person_id = ?', [personId]);
}

const KEPT_MS = 400 * 24 * 60 * 60_000;

/** Forgets browsers and networks that nobody has signed in from for longer than a browser keeps its cookie. */
export async function forgetOldDevices(work: Work): Promise<void> {
  const values = [new Date(work.now.getTime() - KEPT_MS)];
  for (const table of ['known_device', 'known_network'])
    await deleteInBatches(work, { table, where: 'last_at < ?', values });
}
