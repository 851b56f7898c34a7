import type { PersonId } from '@chatelaine/shared';
import { deleteInBatches } from '../../platform/db/delete-in-batches.ts';
import type { Work } from '../../platform/work.ts';

/**
 * Forgets every browser in which a person signed in. The networks stay known, for two reasons. The person's network
 * must not share an allowance of guesses with unknown networks, because other callers may use up that allowance. And a
 * sign-in from another network must still count as a sign-in from a new network.
 */
export async function forgetDevices(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute('delete from known_device where person_id = ?', [personId]);
}

/** Forgets the networks from which a person signed in, when the person has no account left. */
export async function forgetNetworks(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute('delete from known_network where person_id = ?', [personId]);
}

/** Ends the right of all browsers of a person to skip the code of the authenticator app. */
export async function endSkippedCodes(work: Work, personId: PersonId): Promise<void> {
  await work.em.execute('update known_device set skips_code_until = null where person_id = ?', [personId]);
}

const KEPT_MS = 400 * 24 * 60 * 60_000;

/** Forgets browsers and networks in which nobody has signed in for longer than browsers keep the device cookie. */
export async function forgetOldDevices(work: Work): Promise<void> {
  const values = [new Date(work.now.getTime() - KEPT_MS)];
  for (const table of ['known_device', 'known_network'])
    await deleteInBatches(work, { table, where: 'last_at < ?', values });
}
