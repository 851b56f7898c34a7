import { Migration } from '@mikro-orm/migrations';

/**
 * Adds a table with one row that names the migrations that were run. So a start makes one query instead of three
 * checks.
 */
export class SchemaStamp extends Migration {
  override up(): void {
    this.addSql(`create table platform.schema_stamp (
      is_only boolean primary key default true check (is_only),
      stamp text not null
    )`);
  }
}
