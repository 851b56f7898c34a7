import type { MikroORM } from '@mikro-orm/postgresql';

/**
 * Brings the tables up to date. Call it under the database lock, since two nodes may start at once, and with an ORM that
 * waits as long as it takes: what fills a new column of a big table is not over in ten seconds.
 */
export async function migrate(patient: MikroORM): Promise<void> {
  try {
    await patient.migrator.up();
  } finally {
    await patient.close();
  }
}
