import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '../log.ts';

const AGAIN_MS = 3_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Brings the tables up to date. Call this while the database lock is held, because two nodes may start at the same
 * time. Pass a patient ORM, in which a change of a table may take as long as it needs.
 *
 * A change of a table must wait while another connection reads that table, for example a backup. While the change
 * waits, all later statements on the table wait behind it, including the statements of calls on other nodes. So a
 * change that has waited for a short time is cancelled, a line is logged, and the change is tried again.
 */
export async function migrate(patient: MikroORM, log: Logger): Promise<void> {
  try {
    // The ORM gets the real name of the database, because a pooler may use another name for it. The migrator would
    // create a new database when it does not find the name.
    const [is] = await patient.em.fork().execute<{ name: string }[]>('select current_database() as name');
    if (is !== undefined) patient.config.set('dbName', is.name);
    while (!(await isDone(patient, log))) await pause(AGAIN_MS);
  } finally {
    await patient.close();
  }
}

async function isDone(patient: MikroORM, log: Logger): Promise<boolean> {
  try {
    await patient.migrator.up();
    return true;
  } catch (error) {
    if (!isHeld(error)) throw error;
    log.warn({}, 'the tables cannot be brought up to date yet: somebody holds one, a backup for example; trying again');
    return false;
  }
}

// Looks for the driver's error inside the errors of the ORM, which wrap it.
function isHeld(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause ?? Reflect.get(at, 'previous')) {
    if ('code' in at && at.code === LOCK_NOT_AVAILABLE) return true;
  }
  return false;
}
