import { BlockList, isIP } from 'node:net';
import type { Pool } from 'pg';

/** What a key may do and how long, as the tables say it: the model's view, which shares no code with the product's. */
export interface KeyState {
  id: string;
  scopes: string[];
  addresses: string[] | null;
  perMinute: number;
  perMonth: number;
  /** Instants in ms; infinity is never. */
  expiresAt: number;
  revokedAt: number | null;
  /** End of each secret, by its id. */
  secrets: Map<string, number>;
  /** Calls in the key's windows. */
  window: string;
}

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

/** Reads keys as they are stored. */
export async function readStates(pool: Pool, ids: readonly string[]): Promise<Map<string, KeyState>> {
  const { rows } = await pool.query<Row>(
    `select k.*, w.minute_calls || ' ' || w.month_calls as key_window,
       (select json_agg(json_build_object('id', s.id, 'end', coalesce(s.ended_at, s.ends_at)))
        from api_key_secret s where s.api_key_id = k.id) as secrets
     from api_key k left join key_window w on w.api_key_id = k.id where k.id = any($1)`,
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

// One address in each network that a sequence can name, and some in none.
const PROBES = ['10.1.2.3', '10.1.9.9', '10.9.9.9', '192.0.2.7', '203.0.113.7', '2001:db8::7', '2001:db9::7'];

function letsIn({ addresses }: KeyState, probe: string): boolean {
  if (addresses === null) return true;
  const family = isIP(probe) === 4 ? 'ipv4' : 'ipv6';
  return addresses.some((network) => {
    const [first = '', bits] = network.split('/');
    if ((isIP(first) === 4 ? 'ipv4' : 'ipv6') !== family) return false;
    const list = new BlockList();
    list.addSubnet(first, Number(bits), family);
    return list.check(probe, family);
  });
}

/** In what a key has more than it had; nothing when in nothing. */
export function gains(before: KeyState, after: KeyState): string[] {
  const found: string[] = [];
  if (after.scopes.some((scope) => !before.scopes.includes(scope))) found.push('scopes');
  if (PROBES.some((probe) => letsIn(after, probe) && !letsIn(before, probe))) found.push('addresses');
  if (after.perMinute > before.perMinute) found.push('calls a minute');
  if (after.perMonth > before.perMonth) found.push('calls a month');
  if (after.expiresAt > before.expiresAt) found.push('life');
  return found;
}

/** What must never come back or last longer, code or not: a revoked key, a secret whose end was set. */
export function revivals(before: KeyState, after: KeyState): string[] {
  const found: string[] = [];
  if (before.revokedAt !== null && after.revokedAt !== before.revokedAt) found.push('revoked key');
  for (const [id, end] of before.secrets) if ((after.secrets.get(id) ?? Infinity) > end) found.push('life of a secret');
  return found;
}
