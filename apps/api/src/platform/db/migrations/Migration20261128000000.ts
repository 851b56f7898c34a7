import { Migration } from '@mikro-orm/migrations';

/** One row says which migrations are in, so that a start has one question to ask instead of three checks. */
export class SchemaStamp extends Migration {
  override up(): void {
    this.addSql(`create table platform.schema_stamp (
      is_only boolean primary key default true check (is_only),
      stamp text not null
    )`);
  }
}
