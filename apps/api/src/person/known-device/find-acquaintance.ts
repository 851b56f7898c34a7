import type { PersonId } from '@chatelaine/shared';
import { networkOf } from '@chatelaine/shared/network';
import type { Work } from '../../platform/work.ts';
import { hashDevice } from './device.ts';

/** The facts that we find by the caller's e-mail, browser and address, before the password is checked. */
export interface Acquaintance {
  /** The person with this e-mail; null when nobody has it. */
  personId: PersonId | null;
  /** Whether this person signed in before with this browser. */
  hasDevice: boolean;
  /** Whether this person signed in before from this network. */
  hasNetwork: boolean;
  /** Whether this person needs no code of the authenticator app in this browser. */
  skipsCode: boolean;
  hasApp: boolean;
}

interface Row {
  person_id: PersonId;
  has_device: boolean;
  has_network: boolean;
  skips_code: boolean;
  has_app: boolean;
}

const FIND = `
  select u.id as person_id,
    d.person_id is not null as has_device,
    coalesce(d.skips_code_until > ?, false) as skips_code,
    exists (select from known_network n where n.person_id = u.id and n.network = ?) as has_network,
    exists (select from authenticator a where a.person_id = u.id) as has_app
  from identity."user" u left join known_device d on d.person_id = u.id and d.device = ?
  where u.email = ?`;

/**
 * Finds out what we know about a caller: the person with this e-mail, and whether this browser and this address are
 * known for the person.
 *
 * @param email the e-mail address, in lower case.
 */
export async function findAcquaintance(work: Work, email: string, device: string | null): Promise<Acquaintance> {
  const { address } = work.origin;
  const network = address === null ? '' : networkOf(address);
  const [row] = await work.em.execute<Row[]>(FIND, [work.now, network, hashDevice(device ?? ''), email]);
  return {
    personId: row?.person_id ?? null,
    hasDevice: row?.has_device ?? false,
    hasNetwork: row?.has_network ?? false,
    skipsCode: row?.skips_code ?? false,
    hasApp: row?.has_app ?? false,
  };
}
