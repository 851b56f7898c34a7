import { type ApiKeyId, NO_CALLS, type RefusalCode, type Windows } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { LAST_CALL, LAST_REFUSAL, type LastUse } from './last-uses.ts';
import { type WindowRow, windowsAt } from './take-call.ts';

/** The use of a key: its last accepted and its last refused call, and its counts in the present minute and month. */
export interface KeyUse {
  lastUse: LastUse | null;
  lastRefusal: { at: Date; reason: RefusalCode } | null;
  windows: Windows;
}

interface LastCalls {
  id: ApiKeyId;
  used_at: Date | string | null;
  last_address: string | null;
  refused_at: Date | string | null;
  outcome: RefusalCode | null;
}
type UseRow = LastCalls & (WindowRow | { minute: null; month: null });

/**
 * Reads the use of some keys in one statement, and changes nothing. The result has an entry for each key. Calls of the
 * last ten seconds may be missing.
 */
export async function keyUses(work: Work, ids: readonly ApiKeyId[]): Promise<Map<ApiKeyId, KeyUse>> {
  const rows = await work.em.execute<UseRow[]>(
    `select k.id, u.last_at as used_at, u.last_address, r.last_at as refused_at, r.outcome,
       w.minute, w.minute_calls, w.month, w.month_calls
     from jsonb_array_elements_text(?::jsonb) as k(id)
     left join lateral (${LAST_CALL}) u on true
     left join lateral (${LAST_REFUSAL}) r on true
     left join lateral (select * from key_window where api_key_id = k.id limit 1) w on true`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, useOf(row, work.now)]));
}

const useOf = (row: UseRow, now: Date): KeyUse => ({
  lastUse: row.used_at === null ? null : { at: new Date(row.used_at), from: row.last_address },
  lastRefusal:
    row.refused_at === null || row.outcome === null ? null : { at: new Date(row.refused_at), reason: row.outcome },
  windows: row.minute === null ? NO_CALLS : windowsAt(row, now),
});
