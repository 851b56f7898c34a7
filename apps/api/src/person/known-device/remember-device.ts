import type { PersonId } from '@chatelaine/shared';
import { networkOf } from '../../platform/network.ts';
import type { Work } from '../../platform/work.ts';
import { hashDevice, newDevice } from './device.ts';

const DAY_MS = 24 * 60 * 60_000;
const SKIP_MS = 30 * DAY_MS;
/** How many browsers and networks of one person are remembered. */
const MOST = 20;

/** A browser in which somebody signed in. */
export interface Browser {
  /** The id of the cookie that it had, or null. */
  device: string | null;
  /** Whether the authenticator app was shown just now, and need not be again for thirty days. */
  skipsCode: boolean;
}

/**
 * Remembers the browser in which a person signed in. It gets a new id each time, so that one which somebody planted or
 * copied before is worth nothing after it.
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
 * Remembers the network from which a person signed in, if anybody knows it. Gives whether it is a new one beside others:
 * of the first one ever, and of the first after a new password, nobody is warned.
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

// The others are those of before: a statement does not see what it inserts.
const NOTE_NETWORK = `
  with noted as (
    insert into known_network as n (person_id, network, last_at) values (?, ?, ?)
    on conflict (person_id, network) do update set last_at = excluded.last_at
    returning n.xmax = 0 as is_new
  )
  select is_new, exists (select from known_network o where o.person_id = ? and o.network <> ?) as has_others from noted`;
