import { Migration } from '@mikro-orm/migrations';

/** One row names the migrations that were run, so a start asks one question instead of making three checks. */
export class SchemaStamp extends Migration {
  override up(): void {
    this.addSql(`create table platform.schema_stamp (
      is_only boolean primary key default true check (is_only),
      stamp text not null
    )`);
  }
}
