import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '../log.ts';

const AGAIN_MS = 3_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Brings the tables up to date. Call it under the database lock, since two nodes may start at once, and with a patient ORM,
 * which takes as long as a change takes.
 *
 * It does not wait long for a table that somebody reads, a backup for example: whoever comes after it waits behind it,
 * and those are the calls of the nodes that serve. It steps back, says so and tries again.
 */
export async function migrate(patient: MikroORM, log: Logger): Promise<void> {
  try {
    // The migrator looks whether its database is there, and makes it when not: a pooler can have another name for it.
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

// The ORM wraps what the driver says.
function isHeld(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause ?? Reflect.get(at, 'previous')) {
    if ('code' in at && at.code === LOCK_NOT_AVAILABLE) return true;
  }
  return false;
}
