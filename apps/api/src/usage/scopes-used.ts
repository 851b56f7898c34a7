import type { ApiKeyId, Scope } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/**
 * Finds, for each key, the scopes that had an accepted call since an instant. A key without such a call is left out.
 */
export async function scopesUsed(work: Work, ids: readonly ApiKeyId[], since: Date): Promise<Map<ApiKeyId, Scope[]>> {
  const rows = await work.em.execute<{ api_key_id: ApiKeyId; scopes: Scope[] }[]>(
    `select api_key_id, array_agg(distinct scope::text) as scopes from usage
     where api_key_id = any (array(select jsonb_array_elements_text(?::jsonb))) and outcome = 'ok' and scope <> ''
       and hour >= date_trunc('hour', ?::timestamptz, 'UTC') and last_at >= ?
     group by api_key_id`,
    [JSON.stringify(ids), since, since],
  );
  return new Map(rows.map((row) => [row.api_key_id, row.scopes]));
}
