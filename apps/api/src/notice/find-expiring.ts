import type { KeyKind } from '@chatelaine/shared';
import type { Fact } from '../event/index.ts';
import type { Work } from '../platform/work.ts';
import type { Lead } from './lead.rule.ts';

/** Something that ends soon, and the content of its event. */
export interface Expiring {
  subjectId: string;
  endsAt: Date;
  factOf(end: { expiresAt: string; daysBefore: Lead }): Fact<'api_key.expiring' | 'permission.expiring'>;
}

interface Row {
  id: string;
  expires_at: Date | string;
  partner_id: string | null;
  client_id: string | null;
  channel_id: string | null;
}

interface KeyRow extends Row {
  phone_number: string | null;
  name: string;
  kind: KeyKind;
}

interface PermissionRow extends Row {
  phone_number: string;
}

/** How many are read in one transaction. */
export const PAGE = 500;

/**
 * Finds live keys with an end before `until`, by id. Keys that are revoked, replaced or without permission are left
 * out.
 */
export async function findExpiringKeys(work: Work, until: Date, after: string): Promise<Expiring[]> {
  const rows = await work.em.execute<KeyRow[]>(KEYS, [work.now, until, after, work.now, PAGE]);
  return rows.map((row) => {
    const { name, kind, phone_number } = row;
    const data = { name, kind, ...(phone_number !== null && { phoneNumber: phone_number }) };
    return {
      ...endOf(row),
      factOf: (end) => ({ type: 'api_key.expiring', ...concernedBy(row), data: { ...data, ...end } }),
    };
  });
}

/** Finds open permissions with an end before `until`, by id. */
export async function findExpiringPermissions(work: Work, until: Date, after: string): Promise<Expiring[]> {
  const rows = await work.em.execute<PermissionRow[]>(PERMISSIONS, [work.now, until, after, PAGE]);
  return rows.map((row) => ({
    ...endOf(row),
    factOf: (end) => ({
      type: 'permission.expiring',
      ...concernedBy(row),
      data: { phoneNumber: row.phone_number, ...end },
    }),
  }));
}

const endOf = ({ id, expires_at }: Row) => ({ subjectId: id, endsAt: new Date(expires_at) });

const concernedBy = ({ id, partner_id, client_id, channel_id }: Row) => ({
  partnerId: partner_id,
  clientId: client_id,
  channelId: channel_id,
  subjectId: id,
});

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
  select e.id, e.expires_at, e.partner_id, e.client_id, e.channel_id, c.phone_number
  from permission e
  join channel c on c.id = e.channel_id
  where e.expires_at > ? and e.expires_at <= ? and e.withdrawn_at is null and e.id > ?
  order by e.id limit ?`;
