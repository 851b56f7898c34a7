import type { KeyKind } from '@chatelaine/shared';
import { KEY_END_COLUMN, KEY_TABLES, keyEndsWithin } from '../api-key/index.ts';
import type { Fact } from '../event/index.ts';
import { episodeEndColumn, episodeEndsWithin } from '../permission/index.ts';
import { allOf } from '../platform/db/condition.ts';
import type { Work } from '../platform/work.ts';
import type { Lead } from './lead.rule.ts';

/** A key or permission that ends soon, and the content of the event that announces its end. */
export interface Expiring {
  subjectId: string;
  endsAt: Date;
  factOf(end: { expiresAt: string; daysBefore: Lead }): Fact<'api_key.expiring' | 'permission.expiring'>;
}

interface Row {
  id: string;
  endsAt: Date | string;
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

/** The highest number of rows that are read in one transaction. */
export const PAGE = 500;

/**
 * Finds live keys with an end before `until`, in the order of their ids. Keys that are revoked, replaced or without
 * permission are left out.
 */
export async function findExpiringKeys(work: Work, until: Date, after: string): Promise<Expiring[]> {
  const { sql, values } = allOf([keyEndsWithin(work.now, until), ['k.id > ?', [after]]]);
  const rows = await work.em.execute<KeyRow[]>(`${KEYS} where ${sql} order by k.id limit ?`, [...values, PAGE]);
  return rows.map((row) => {
    const { name, kind, phone_number } = row;
    const data = { name, kind, ...(phone_number !== null && { phoneNumber: phone_number }) };
    return {
      ...endOf(row),
      factOf: (end) => ({ type: 'api_key.expiring', ...concernedBy(row), data: { ...data, ...end } }),
    };
  });
}

/** Finds open permissions with an end before `until`, in the order of their ids. */
export async function findExpiringPermissions(work: Work, until: Date, after: string): Promise<Expiring[]> {
  const { sql, values } = allOf([episodeEndsWithin(work.now, until, 'e'), ['e.id > ?', [after]]]);
  const rows = await work.em.execute<PermissionRow[]>(`${PERMISSIONS} where ${sql} order by e.id limit ?`, [
    ...values,
    PAGE,
  ]);
  return rows.map((row) => ({
    ...endOf(row),
    factOf: (end) => ({
      type: 'permission.expiring',
      ...concernedBy(row),
      data: { phoneNumber: row.phone_number, ...end },
    }),
  }));
}

const endOf = ({ id, endsAt }: Row) => ({ subjectId: id, endsAt: new Date(endsAt) });

const concernedBy = ({ id, partner_id, client_id, channel_id }: Row) => ({
  partnerId: partner_id,
  clientId: client_id,
  channelId: channel_id,
  subjectId: id,
});

const KEYS = `
  select k.id, ${KEY_END_COLUMN}, k.partner_id, coalesce(ch.client_id, k.client_id) as client_id, k.channel_id,
    ch.phone_number, k.name, k.kind
  from ${KEY_TABLES}`;

const PERMISSIONS = `
  select e.id, ${episodeEndColumn('e')}, e.partner_id, e.client_id, e.channel_id, ch.phone_number
  from permission e
  join channel ch on ch.id = e.channel_id`;
