import { Migration } from '@mikro-orm/migrations';

/**
 * Makes event ids sort byte by byte, whatever the collation of the database is. For example, in Estonian a Z comes
 * before a T.
 */
export class EventIdsByBytes extends Migration {
  override up(): void {
    this.addSql(`
      -- expands: the same texts in the same type; for these letters nearly every language has this order already
      alter table event alter column id type varchar(30) collate "C"`);
  }
}
