import { Migration } from '@mikro-orm/migrations';

/** The id of a request may be the one that a proxy gave it. */
export class LongerRequestIds extends Migration {
  override up(): void {
    // PostgreSQL changes the catalogue alone: no row is read or written.
    this.addSql('alter table event alter column request_id type varchar(128)');
  }
}
