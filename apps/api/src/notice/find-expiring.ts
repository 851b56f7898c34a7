import type { ChannelId, ClientId, EventType, PartnerId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/** Something that ends soon, and what its event will say. */
export interface Expiring {
  type: Extract<EventType, 'api_key.expiring' | 'permission.expiring'>;
  subjectId: string;
  endsAt: Date;
  partnerId: PartnerId | null;
  clientId: ClientId | null;
  channelId: ChannelId | null;
  data: Record<string, unknown>;
}

interface Row {
  id: string;
  expires_at: Date | string;
  partner_id: string | null;
  client_id: string | null;
  channel_id: string | null;
  phone_number: string | null;
  name: string | null;
  kind: string | null;
}

/** How many are looked at in one transaction. */
export const PAGE = 500;

/** Finds live keys with an end within `until`, by id. Ended is what was revoked, lost its permission, or was replaced. */
export async function findExpiringKeys(work: Work, until: Date, after: string): Promise<Expiring[]> {
  const rows = await work.em.execute<Row[]>(KEYS, [work.now, until, after, work.now, PAGE]);
  return rows.map((row) => ({ ...expiringOf(row), type: 'api_key.expiring' }));
}

/** Finds open permissions with an end within `until`, by id. */
export async function findExpiringPermissions(work: Work, until: Date, after: string): Promise<Expiring[]> {
  const rows = await work.em.execute<Row[]>(PERMISSIONS, [work.now, until, after, PAGE]);
  return rows.map((row) => ({ ...expiringOf(row), type: 'permission.expiring' }));
}

function expiringOf(row: Row): Omit<Expiring, 'type'> {
  const { id, partner_id: partnerId, client_id: clientId, channel_id: channelId, phone_number, name, kind } = row;
  const data = {
    ...(name !== null && { name, kind }),
    ...(phone_number !== null && { phoneNumber: phone_number }),
  };
  return { subjectId: id, endsAt: new Date(row.expires_at), partnerId, clientId, channelId, data };
}

const KEYS = `
  select k.id, k.expires_at, k.partner_id, coalesce(c.client_id, k.client_id) as client_id, k.channel_id,
    c.phone_number, k.name, k.kind
  from api_key k
  left join channel c on c.id = k.channel_id
  left join permission e on e.id = k.permission_id
  where k.expires_at > ? and k.expires_at <= ? and k.revoked_at is null and k.id > ?
    and (k.permission_id is null or (e.withdrawn_at is null and (e.expires_at is null or e.expires_at > ?)))
    and exists (
      select from api_key_secret s
      where s.api_key_id = k.id and s.ended_at is null and (s.ends_at is null or s.ends_at >= k.expires_at))
  order by k.id limit ?`;

const PERMISSIONS = `
  select e.id, e.expires_at, e.partner_id, e.client_id, e.channel_id, c.phone_number, null as name, null as kind
  from permission e
  join channel c on c.id = e.channel_id
  where e.expires_at > ? and e.expires_at <= ? and e.withdrawn_at is null and e.id > ?
  order by e.id limit ?`;
