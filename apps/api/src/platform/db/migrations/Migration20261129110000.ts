import { Migration } from '@mikro-orm/migrations';

/** Makes the column for request ids longer, because the id of a request may come from a proxy. */
export class LongerRequestIds extends Migration {
  override up(): void {
    this.addSql(`
      -- expands: a longer text takes all that a shorter one did, and PostgreSQL writes no row anew for it
      alter table event alter column request_id type varchar(128)`);
  }
}
