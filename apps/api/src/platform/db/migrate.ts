import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '../log.ts';

const AGAIN_MS = 3_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Brings the tables up to date. Call it under the database lock, since two nodes may start at once. Give it a patient
 * ORM, which lets a change take as long as it needs.
 *
 * It waits only a short time for a table that somebody reads, a backup for example. Everything that comes after it
 * waits behind it, and that includes the calls of the other nodes. So it steps back, logs that, and tries again.
 */
export async function migrate(patient: MikroORM, log: Logger): Promise<void> {
  try {
    // The migrator creates its database when it does not find the name. A pooler may use another name for it.
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

// The ORM wraps the driver's error.
function isHeld(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause ?? Reflect.get(at, 'previous')) {
    if ('code' in at && at.code === LOCK_NOT_AVAILABLE) return true;
  }
  return false;
}
