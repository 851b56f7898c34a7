import type { KeyKind, Scope } from '@chatelaine/shared';
import type { Pool } from 'pg';
import { READ_ONLY, ReadOnlyDatabase } from '../platform/db/read-only.ts';

/** Everything that decides about a key, read in one statement. Column names as the database gives them. */
export interface KeyRecord {
  id: string;
  kind: KeyKind;
  scopes: Scope[];
  /** Networks in CIDR; null: from anywhere. */
  allowed_addresses: string[] | null;
  /** Of an organization key the only numbers that it reaches; null: all. */
  channel_ids: string[] | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  limit_per_minute: number | null;
  limit_per_month: number | null;
  /** Set while the key is about to get its first limit. */
  counting: string | null;
  secret_ends_at: Date | null;
  secret_ended_at: Date | null;
  permission_id: string | null;
  permission_expires_at: Date | null;
  permission_withdrawn_at: Date | null;
  partner_id: string | null;
  partner_status: 'active' | 'suspended' | null;
  client_id: string | null;
  client_status: 'active' | 'suspended' | null;
  channel_id: string | null;
  channel_status: 'pending' | 'running' | 'stopped' | null;
  phone_number: string | null;
  upstream: 'sandbox' | null;
}

// Prepared once a connection. It joins all that may say no; there is no cache, so there is nothing to invalidate. It has a
// row for an unknown key too: a database that takes no changes may be behind another one, and says so in the same breath.
const LOOK_UP = {
  name: 'key-record',
  text: `
    select ${READ_ONLY} as is_read_only, k.id, k.kind, k.scopes, k.allowed_addresses, k.channel_ids,
      k.expires_at, k.revoked_at, k.limit_per_minute, k.limit_per_month, k.counting,
      s.ends_at as secret_ends_at, s.ended_at as secret_ended_at,
      k.permission_id, e.expires_at as permission_expires_at, e.withdrawn_at as permission_withdrawn_at,
      k.partner_id, p.status as partner_status, cl.id as client_id, cl.status as client_status,
      ch.id as channel_id, ch.status as channel_status, ch.phone_number, ch.upstream
    from (values ($1::bytea)) as asked(hash)
    left join api_key_secret s on s.hash = asked.hash
    left join api_key k on k.id = s.api_key_id
    left join permission e on e.id = k.permission_id
    left join partner p on p.id = k.partner_id
    left join channel ch on ch.id = k.channel_id
    left join client cl on cl.id = coalesce(ch.client_id, k.client_id)`,
};

type FoundRow = { is_read_only: boolean } & (KeyRecord | { id: null });

/**
 * Finds all that is known about a secret by its SHA-256, as it stands in the database now.
 *
 * @throws {ReadOnlyDatabase} when this database takes no changes: what it knows may be old.
 */
export async function findKeyRecord(pool: Pool, hash: Buffer): Promise<KeyRecord | null> {
  const { rows } = await pool.query<FoundRow>({ ...LOOK_UP, values: [hash] });
  const [found] = rows;
  if (found === undefined || found.is_read_only) throw new ReadOnlyDatabase();
  return found.id === null ? null : found;
}
