import type { ApiKeyId, RefusalCode } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';

/**
 * The newest accepted call of a key: the time of the call, and the caller's address. The address is null when it is
 * unknown.
 */
export interface LastUse {
  at: Date;
  from: string | null;
}

/** The newest accepted call and the newest refused call of a key. Null when there is no such call. */
export interface LastCalls {
  lastUse: LastUse | null;
  lastRefusal: { at: Date; reason: RefusalCode } | null;
}

interface LastCallsRow {
  id: ApiKeyId;
  used_at: Date | string | null;
  last_address: string | null;
  refused_at: Date | string | null;
  outcome: RefusalCode | null;
}

/** Finds the last calls of each key. Calls of the last ten seconds may be missing. */
export async function lastCalls(work: Work, ids: readonly ApiKeyId[]): Promise<Map<ApiKeyId, LastCalls>> {
  // For each key, the statement reads only the newest row with an accepted call, and the newest row with a refused
  // call. So a key with rows for years costs no more than a key with one row.
  const rows = await work.em.execute<LastCallsRow[]>(
    `select k.id, u.last_at as used_at, u.last_address, r.last_at as refused_at, r.outcome
     from jsonb_array_elements_text(?::jsonb) as k(id)
     left join lateral (
       select last_at, last_address from usage where api_key_id = k.id and outcome = 'ok'
       order by hour desc, last_at desc limit 1
     ) u on true
     left join lateral (
       select last_at, outcome from usage where api_key_id = k.id and outcome <> 'ok'
       order by hour desc, last_at desc limit 1
     ) r on true`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, readRow(row)]));
}

const readRow = ({ used_at, last_address, refused_at, outcome }: LastCallsRow): LastCalls => ({
  lastUse: used_at === null ? null : { at: new Date(used_at), from: last_address },
  lastRefusal: refused_at === null || outcome === null ? null : { at: new Date(refused_at), reason: outcome },
});

/**
 * Finds the last accepted call of each key. Refused calls do not count. Calls of the last ten seconds may be missing.
 */
export async function lastUses(work: Work, ids: readonly ApiKeyId[]): Promise<Map<ApiKeyId, LastUse>> {
  const calls = await lastCalls(work, ids);
  return new Map([...calls].flatMap(([id, { lastUse }]) => (lastUse === null ? [] : [[id, lastUse] as const])));
}
