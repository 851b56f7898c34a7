import { Migration } from '@mikro-orm/migrations';

/** Adds the person or program that made a key. Rows of before have no value, which means unknown. */
export class WhoMadeKeys extends Migration {
  override up(): void {
    this.addSql(`alter table api_key
      add column created_by_kind varchar(16) null, add column created_by_id varchar(26) null`);
  }
}
