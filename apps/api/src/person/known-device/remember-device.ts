import type { PersonId } from '@chatelaine/shared';
import { networkOf } from '@chatelaine/shared/network';
import type { Work } from '../../platform/work.ts';
import { hashDevice, newDevice } from './device.ts';

const DAY_MS = 24 * 60 * 60_000;
const SKIP_MS = 30 * DAY_MS;
/** The highest number of browsers, and of networks, that are remembered for one person. */
const MOST = 20;

/** A browser in which somebody signed in. */
export interface Browser {
  /** The id in the present cookie of the browser, or null. */
  device: string | null;
  /** Whether the person just entered a code and chose that this browser may skip the code for thirty days. */
  skipsCode: boolean;
}

/**
 * Remembers the browser in which a person signed in. The browser gets a new id each time, so an older id becomes
 * useless. Somebody else may have copied the older id, or put it into the browser.
 *
 * @returns the browser's new id.
 */
export async function rememberDevice(work: Work, personId: PersonId, { device, skipsCode }: Browser): Promise<string> {
  const id = newDevice();
  const { now } = work;
  const [before] = await work.em.execute<{ skips_code_until: Date | string | null }[]>(
    'delete from known_device where person_id = ? and device = ? returning skips_code_until',
    [personId, hashDevice(device ?? '')],
  );
  const until = skipsCode ? new Date(now.getTime() + SKIP_MS) : (before?.skips_code_until ?? null);
  await work.em.execute(
    'insert into known_device (person_id, device, created_at, last_at, skips_code_until) values (?, ?, ?, ?, ?)',
    [personId, hashDevice(id), now, now, until],
  );
  await work.em.execute(
    `delete from known_device where person_id = ? and device in
       (select device from known_device where person_id = ? order by last_at desc, device offset ${MOST})`,
    [personId, personId],
  );
  return id;
}

/**
 * Remembers the network from which a person signed in, unless the address of the caller is unknown. Returns true when
 * the network is new and the person has other known networks. The first network of a person gives false, so it causes
 * no warning.
 */
export async function rememberNetwork(work: Work, personId: PersonId): Promise<boolean> {
  const { address } = work.origin;
  if (address === null) return false;
  const network = networkOf(address);
  const [noted] = await work.em.execute<{ is_new: boolean; has_others: boolean }[]>(NOTE_NETWORK, [
    ...[personId, network, work.now],
    ...[personId, network],
  ]);
  await work.em.execute(
    `delete from known_network where person_id = ? and network in
       (select network from known_network where person_id = ? order by last_at desc, network offset ${MOST})`,
    [personId, personId],
  );
  return noted?.is_new === true && noted.has_others;
}

// A statement of PostgreSQL does not see the row that it inserts itself. So `has_others` counts only networks that were
// known before this statement.
const NOTE_NETWORK = `
  with noted as (
    insert into known_network as n (person_id, network, last_at) values (?, ?, ?)
    on conflict (person_id, network) do update set last_at = excluded.last_at
    returning n.xmax = 0 as is_new
  )
  select is_new, exists (select from known_network o where o.person_id = ? and o.network <> ?) as has_others from noted`;
