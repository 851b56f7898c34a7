import type { Environment, KeyKind, Scope } from '@chatelaine/shared';
import { READ_ONLY } from '../platform/db/read-only.ts';

type AccountStatus = 'active' | 'suspended';

/** The row of a key in the answer of the look-up. Columns that only another kind of key has are null. */
export interface KeyRow {
  id: string;
  kind: KeyKind;
  scopes: Scope[];
  allowed_addresses: string[] | null;
  channel_ids: string[] | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  limit_per_minute: number | null;
  limit_per_month: number | null;
  counting: string | null;
  secret_ends_at: Date | null;
  secret_ended_at: Date | null;
  secret_hint: string;
  name: string;
  team: string | null;
  application: string | null;
  environment: Environment | null;
  created_at: Date;
  permission_id: string | null;
  permission_expires_at: Date | null;
  permission_withdrawn_at: Date | null;
  partner_id: string | null;
  partner_status: AccountStatus | null;
  partner_name: string | null;
  client_id: string | null;
  client_status: AccountStatus | null;
  client_name: string | null;
  channel_id: string | null;
  channel_status: 'pending' | 'running' | 'stopped' | null;
  phone_number: string | null;
  upstream: 'sandbox' | null;
}

/**
 * A row of the look-up's answer. The answer has one row for each secret in the statement, even for an unknown secret.
 * `at` is the position of the secret in the statement, counted from 1.
 */
export type LookUpRow = { is_read_only: boolean; at: number } & (KeyRow | { id: null });

// The statement is prepared once per connection. It joins all rows that can be a reason to refuse a call. There is no
// cache, so nothing has to be invalidated. The answer has a row for an unknown key too, because every row says whether
// the database is read-only. The data of a read-only database may be older than the data of the primary database.
// `offset 0` hides the number of secrets from the planner. Otherwise PostgreSQL plans the statement anew for every
// call, because a plan for one secret looks cheaper to it than the general plan. That made a look-up four times slower.
/** The statement that looks keys up by the SHA-256 of their secrets. */
export const LOOK_UP = {
  name: 'key-record',
  text: `
    select ${READ_ONLY} as is_read_only, asked.at::int as at, k.id, k.kind, k.scopes, k.allowed_addresses, k.channel_ids,
      k.expires_at, k.revoked_at, k.limit_per_minute, k.limit_per_month, k.counting,
      s.ends_at as secret_ends_at, s.ended_at as secret_ended_at, s.hint as secret_hint,
      k.name, k.team, k.application, k.environment, k.created_at,
      k.permission_id, e.expires_at as permission_expires_at, e.withdrawn_at as permission_withdrawn_at,
      k.partner_id, p.status as partner_status, p.name as partner_name,
      cl.id as client_id, cl.status as client_status, cl.name as client_name,
      ch.id as channel_id, ch.status as channel_status, ch.phone_number, ch.upstream
    from (select $1::bytea[] as hashes offset 0) as given
    cross join lateral unnest(given.hashes) with ordinality as asked(hash, at)
    left join api_key_secret s on s.hash = asked.hash
    left join api_key k on k.id = s.api_key_id
    left join permission e on e.id = k.permission_id
    left join partner p on p.id = k.partner_id
    left join channel ch on ch.id = k.channel_id
    left join client cl on cl.id = coalesce(ch.client_id, k.client_id)`,
};
