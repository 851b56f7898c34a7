import type { MikroORM } from '@mikro-orm/postgresql';

/** Brings the tables up to date. Call it under the database lock: two nodes may start at once. */
export async function migrate(orm: MikroORM): Promise<void> {
  await orm.migrator.up();
}
