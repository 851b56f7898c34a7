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
  /** Networks in CIDR. Null allows calls from every address. */
  allowedAddresses: string[] | null;
  limits: KeyLimits;
  /** Set while the key is about to get its first limit. */
  counting: string | null;
  /** The secret that the request has sent. */
  secret: SecretDates & { hint: string };
}

/** The client that owns the key, or that owns the key's number. */
interface ClientOfKey {
  id: ClientId;
  status: AccountStatus;
  name: string;
}

/** The facts about a partner key. */
export type PartnerKeyRecord = CommonRecord & JudgedPartnerKey & { partner: { id: PartnerId; name: string } };

/** The facts about a channel key: its number, the owner of the number, and the partner if a partner made the key. */
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
    /** The numbers that the key may use. Null means all numbers of its client. */
    channelIds: ChannelId[] | null;
  };

/**
 * All facts that decide whether a key is accepted, and all facts that the key's holder may read about it. One statement
 * reads all of them.
 */
export type KeyRecord = PartnerKeyRecord | ChannelKeyRecord | OrganizationKeyRecord;

/**
 * Finds all facts about secrets by their SHA-256, as they are in the database now, in one statement. The result for an
 * unknown secret is null.
 *
 * @throws {ReadOnlyDatabase} when this database takes no changes. Then its data may be old.
 */
export async function findKeyRecords(pool: Pool, hashes: readonly Buffer[]): Promise<(KeyRecord | null)[]> {
  const { rows } = await pool.query<LookUpRow>({ ...LOOK_UP, values: [hashes] });
  const found = new Array<KeyRecord | null>(hashes.length).fill(null);
  if (rows.length !== hashes.length || rows.some((row) => row.is_read_only)) throw new ReadOnlyDatabase();
  for (const row of rows) if (row.id !== null) found[row.at - 1] = readRecord(row);
  return found;
}

/** Finds all facts about one secret, in the same way as {@link findKeyRecords}. */
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
