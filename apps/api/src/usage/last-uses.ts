import type { ApiKeyId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/** When each key last got through. Refused calls do not count as use. */
export async function lastUses(work: Work, ids: readonly ApiKeyId[]): Promise<Map<ApiKeyId, Date>> {
  const rows = await work.em.execute<{ api_key_id: string; last_at: Date | string }[]>(
    `select api_key_id, max(last_at) as last_at from usage where api_key_id in (select jsonb_array_elements_text(?::jsonb)) and outcome = 'ok' group by api_key_id`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.api_key_id, new Date(row.last_at)]));
}
