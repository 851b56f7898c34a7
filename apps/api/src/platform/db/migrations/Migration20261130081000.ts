import { Migration } from '@mikro-orm/migrations';

/**
 * Makes the index with which the nightly deletion finds old deliveries tell how they ended. Nodes of the version before
 * deliver meanwhile, so the indexes are changed as those of other large tables are. In one transaction, a node that had
 * read the table and wanted to write it ended the migration as a deadlock.
 */
export class OldDeliveries extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  override up(): void {
    this.addSql(`-- expands: older code does not know this index
      drop index concurrently if exists webhook_delivery_old`);
    this.addSql(`create index concurrently webhook_delivery_old on webhook_delivery (status, ended_at)
      where status <> 'pending'`);
    this.addSql(`-- expands: older code reads the other index, or the table, and needs only more time
      drop index concurrently if exists webhook_delivery_ended`);
  }
}
