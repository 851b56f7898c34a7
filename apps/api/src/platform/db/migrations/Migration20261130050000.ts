import { Migration } from '@mikro-orm/migrations';

/**
 * Adds the index that finds the last refused call of a key, and the indexes of the lists of events.
 *
 * These two tables have many rows. A plain `create index` lets nobody write a table until its index is complete, so
 * changes of keys and permissions were refused during the upgrade. `concurrently` lets others write. It does not run in
 * a transaction, so a start that ends in the middle leaves an incomplete index. The next start drops this index first.
 */
export class IndexesOfLargeTables extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  override up(): void {
    this.addSql(`-- expands: older code does not know this index
      drop index concurrently if exists usage_refused`);
    this.addSql("create index concurrently usage_refused on usage (api_key_id, hour) where outcome <> 'ok'");
    this.addSql(`-- expands: older code does not know this index
      drop index concurrently if exists event_subject_id_id_index`);
    this.addSql('create index concurrently event_subject_id_id_index on event (subject_id, id)');
    this.addSql(`-- expands: older code does not know this index
      drop index concurrently if exists event_channel_id_id_index`);
    this.addSql('create index concurrently event_channel_id_id_index on event (channel_id, id)');
    this.addSql(`-- expands: older code does not know this index
      drop index concurrently if exists event_actor_id_id_index`);
    this.addSql('create index concurrently event_actor_id_id_index on event (actor_id, id)');
  }
}
