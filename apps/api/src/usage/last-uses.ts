import type { ApiKeyId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/**
 * The newest accepted call of a key: the time of the call, and the caller's address. The address is null when it is
 * unknown.
 */
export interface LastUse {
  at: Date;
  from: string | null;
}

interface LastUseRow {
  id: ApiKeyId;
  last_at: Date | string;
  last_address: string | null;
}

/**
 * The query for the newest row of a key `k` with an accepted call. It reads only this row, so a key with rows for years
 * costs no more than a key with one row.
 */
export const LAST_CALL = `select last_at, last_address from usage where api_key_id = k.id and outcome = 'ok'
  order by hour desc, last_at desc limit 1`;

/** The query for the newest row of a key `k` with a refused call. It reads only this row, as {@link LAST_CALL}. */
export const LAST_REFUSAL = `select last_at, outcome from usage where api_key_id = k.id and outcome <> 'ok'
  order by hour desc, last_at desc limit 1`;

/**
 * Finds the last accepted call of each key. Refused calls do not count. Calls of the last ten seconds may be missing.
 */
export async function lastUses(work: Work, ids: readonly ApiKeyId[]): Promise<Map<ApiKeyId, LastUse>> {
  const rows = await work.em.execute<LastUseRow[]>(
    `select k.id, u.last_at, u.last_address
     from jsonb_array_elements_text(?::jsonb) as k(id)
     cross join lateral (${LAST_CALL}) u`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, { at: new Date(row.last_at), from: row.last_address }]));
}
