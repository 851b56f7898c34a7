import type { ApiKeyId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/** The newest call of a key that got through: when, and from which address, where that was known. */
export interface LastUse {
  at: Date;
  from: string | null;
}

interface LastUseRow {
  id: ApiKeyId;
  last_at: Date | string;
  last_address: string | null;
}

/** When and from where each key last got through. Refused calls do not count as use; the last ten seconds may be missing. */
export async function lastUses(work: Work, ids: readonly ApiKeyId[]): Promise<Map<ApiKeyId, LastUse>> {
  // From the newest hour backwards, until one call got through: a key with years of hours costs no more than a new one.
  const rows = await work.em.execute<LastUseRow[]>(
    `select k.id, u.last_at, u.last_address
     from jsonb_array_elements_text(?::jsonb) as k(id)
     cross join lateral (
       select last_at, last_address from usage where api_key_id = k.id and outcome = 'ok'
       order by hour desc, last_at desc limit 1
     ) u`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, { at: new Date(row.last_at), from: row.last_address }]));
}
