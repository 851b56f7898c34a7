import type { Scope } from '@chatelaine/shared';
import type { BrowserWorld } from '../../browser/support/browser-world.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What a key did in the past, as far as the findings of *Hygiene* ask. */
interface Habits {
  ageDays: number;
  /** The scope of its only call, a day ago; null: it was never used. */
  used: Scope | null;
  address?: string;
}

/** Gives a key a past. */
export async function giveHabits({ sql, clock }: BrowserWorld, name: string, habits: Habits): Promise<void> {
  const { ageDays, used, address = '127.0.0.1' } = habits;
  const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
  await sql('update api_key set created_at = $1 where name = $2', [before(ageDays), name]);
  if (used === null) return;
  await sql(
    `insert into usage (api_key_id, hour, outcome, scope, calls, last_at, last_address)
     select id, date_trunc('hour', $1::timestamptz), 'ok', $2, 1, $1, $3 from api_key where name = $4`,
    [before(1), used, address, name],
  );
}
