import { Migration } from '@mikro-orm/migrations';

/** The id of a request may come from a proxy, so it may be longer. */
export class LongerRequestIds extends Migration {
  override up(): void {
    this.addSql(`
      -- expands: a longer text takes all that a shorter one did, and PostgreSQL writes no row anew for it
      alter table event alter column request_id type varchar(128)`);
  }
}
