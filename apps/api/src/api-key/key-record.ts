import {
  type AccountStatus,
  type ApiKeyId,
  type ChannelId,
  type ClientId,
  type JudgedChannelKey,
  type JudgedOrganizationKey,
  type JudgedPartnerKey,
  type KeyLabels,
  type KeyLimits,
  type PartnerId,
  type PermissionId,
  present,
  type SecretDates,
} from '@chatelaine/shared';
import type { Pool } from 'pg';
import { ReadOnlyDatabase } from '../platform/db/read-only.ts';
import { type KeyRow, LOOK_UP, type LookUpRow } from './key-record.sql.ts';

/** The facts about a key of any kind. */
interface CommonRecord {
  id: ApiKeyId;
  name: string;
  labels: KeyLabels;
  createdAt: Date;
  /** Networks in CIDR; null: from anywhere. */
  allowedAddresses: string[] | null;
  limits: KeyLimits;
  /** Set while the key is about to get its first limit. */
  counting: string | null;
  /** The secret that was presented. */
  secret: SecretDates & { hint: string };
}

/** The client whose key it is, or who owns the key's number. */
interface ClientOfKey {
  id: ClientId;
  status: AccountStatus;
  name: string;
}

/** The facts about a partner key. */
export type PartnerKeyRecord = CommonRecord & JudgedPartnerKey & { partner: { id: PartnerId; name: string } };

/** The facts about a channel key: its number, the owner of the number, and the partner who made the key, if one did. */
export type ChannelKeyRecord = CommonRecord &
  JudgedChannelKey & {
    channel: { id: ChannelId; phoneNumber: string; upstream: 'sandbox' };
    client: ClientOfKey;
    maker: { partner: { id: PartnerId }; permission: { id: PermissionId } } | null;
  };

/** The facts about an organization key. */
export type OrganizationKeyRecord = CommonRecord &
  JudgedOrganizationKey & {
    client: ClientOfKey;
    /** The only numbers that it reaches; null: all. */
    channelIds: ChannelId[] | null;
  };

/** All facts that decide about a key and that the key may read about itself. One statement reads them. */
export type KeyRecord = PartnerKeyRecord | ChannelKeyRecord | OrganizationKeyRecord;

/**
 * Finds all facts about secrets by their SHA-256, as they are in the database now, in one statement. An unknown secret
 * has null.
 *
 * @throws {ReadOnlyDatabase} when this database takes no changes, because its data may be old.
 */
export async function findKeyRecords(pool: Pool, hashes: readonly Buffer[]): Promise<(KeyRecord | null)[]> {
  const { rows } = await pool.query<LookUpRow>({ ...LOOK_UP, values: [hashes] });
  const found = new Array<KeyRecord | null>(hashes.length).fill(null);
  if (rows.length !== hashes.length || rows.some((row) => row.is_read_only)) throw new ReadOnlyDatabase();
  for (const row of rows) if (row.id !== null) found[row.at - 1] = readRecord(row);
  return found;
}

/** Finds all facts about one secret, as {@link findKeyRecords}. */
export async function findKeyRecord(pool: Pool, hash: Buffer): Promise<KeyRecord | null> {
  const [found = null] = await findKeyRecords(pool, [hash]);
  return found;
}

/** Turns a row into a record. @throws for a row that the checks and foreign keys of the table do not allow. */
function readRecord(row: KeyRow): KeyRecord {
  const common = {
    id: row.id,
    name: row.name,
    labels: { team: row.team, application: row.application, environment: row.environment },
    createdAt: row.created_at,
    scopes: row.scopes,
    allowedAddresses: row.allowed_addresses,
    limits: { perMinute: row.limit_per_minute, perMonth: row.limit_per_month },
    counting: row.counting,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    secret: { endsAt: row.secret_ends_at, endedAt: row.secret_ended_at, hint: row.secret_hint },
  };
  if (row.kind === 'partner') return { ...common, kind: 'partner', partner: partnerOf(row) };
  const client = clientOf(row);
  if (row.kind === 'organization') return { ...common, kind: 'organization', client, channelIds: row.channel_ids };
  return { ...common, kind: 'channel', channel: channelOf(row), client, maker: makerOf(row) };
}

const partnerOf = (row: KeyRow) => ({
  id: columnOf(row, 'partner_id'),
  status: columnOf(row, 'partner_status'),
  name: columnOf(row, 'partner_name'),
});

const clientOf = (row: KeyRow): ClientOfKey => ({
  id: columnOf(row, 'client_id'),
  status: columnOf(row, 'client_status'),
  name: columnOf(row, 'client_name'),
});

const channelOf = (row: KeyRow): ChannelKeyRecord['channel'] => ({
  id: columnOf(row, 'channel_id'),
  status: columnOf(row, 'channel_status'),
  phoneNumber: columnOf(row, 'phone_number'),
  upstream: columnOf(row, 'upstream'),
});

function makerOf(row: KeyRow): ChannelKeyRecord['maker'] {
  if (row.partner_id === null && row.permission_id === null) return null;
  const { permission_expires_at: expiresAt, permission_withdrawn_at: withdrawnAt } = row;
  return { partner: partnerOf(row), permission: { id: columnOf(row, 'permission_id'), expiresAt, withdrawnAt } };
}

const columnOf = <Name extends keyof KeyRow>(row: KeyRow, name: Name): NonNullable<KeyRow[Name]> =>
  present(row[name], `${name} of the ${row.kind} key ${row.id}`);
