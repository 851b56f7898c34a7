import type { Pool } from 'pg';
import type { Clock } from '../platform/clock.ts';

const USUAL_MS = 60_000;
const WARNING = 'Messages wait for more than a minute to be sent. The log says why, or no node has the time for them.';

/** Writes a warning when a message has waited to be carried for more than a minute. Null when none has. */
export async function queueWarning(pool: Pool, clock: Clock): Promise<string | null> {
  const { rowCount } = await pool.query("select from message where status = 'queued' and created_at < $1 limit 1", [
    new Date(clock.now().getTime() - USUAL_MS),
  ]);
  return rowCount === 0 ? null : WARNING;
}
