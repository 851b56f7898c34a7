import { Migration } from '@mikro-orm/migrations';

/** A partner's logo, and permissions with an end date. */
export class LogoAndEnd extends Migration {
  override up(): void {
    this.addSql('alter table partner add column logo text null');
    this.addSql('alter table permission_request add column grants_until timestamptz(3) null');
  }
}
