import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';

const TOLERATED_MS = 2_000;

/**
 * Writes a warning when the clocks of this node and of the database differ by more than two seconds. Null when they do
 * not.
 */
export async function clockWarning(pool: Pool, clock: Clock): Promise<string | null> {
  const { rows } = await pool.query<{ now: Date }>('select now()');
  const skewMs = rows[0] === undefined ? 0 : Math.abs(rows[0].now.getTime() - clock.now().getTime());
  return skewMs <= TOLERATED_MS
    ? null
    : `This node's clock is ${Math.round(skewMs / 1000)} s away from the database's.`;
}
