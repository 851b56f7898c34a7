import type { Pool } from 'pg';
import type { KeyState } from './key-state.ts';

interface Row {
  id: string;
  scopes: string[];
  allowed_addresses: string[] | null;
  limit_per_minute: number | null;
  limit_per_month: number | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  secrets: { id: number; end: string | null }[];
  key_window: string | null;
}

/** Reads the stored state of keys from the database. */
export async function readStates(pool: Pool, ids: readonly string[]): Promise<Map<string, KeyState>> {
  const { rows } = await pool.query<Row>(
    `select k.*, w.minute_calls || ' ' || w.month_calls as key_window,
       (select json_agg(json_build_object('id', s.id, 'end', coalesce(s.ended_at, s.ends_at)) order by s.id)
        from api_key_secret s where s.api_key_id = k.id) as secrets
     from api_key k left join key_window w on w.api_key_id = k.id where k.id = any($1)
     order by array_position($1, k.id)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, stateOf(row)]));
}

const stateOf = (row: Row): KeyState => ({
  id: row.id,
  scopes: row.scopes,
  addresses: row.allowed_addresses,
  perMinute: row.limit_per_minute ?? Number.POSITIVE_INFINITY,
  perMonth: row.limit_per_month ?? Number.POSITIVE_INFINITY,
  expiresAt: row.expires_at?.getTime() ?? Number.POSITIVE_INFINITY,
  revokedAt: row.revoked_at?.getTime() ?? null,
  secrets: new Map(
    row.secrets.map(({ id, end }) => [String(id), end === null ? Number.POSITIVE_INFINITY : Date.parse(end)]),
  ),
  window: row.key_window ?? '',
});
