import { Migration } from '@mikro-orm/migrations';

/** Adds a partner's logo, and the end date of permissions. */
export class LogoAndEnd extends Migration {
  override up(): void {
    this.addSql('alter table partner add column logo text null');
    this.addSql('alter table permission_request add column grants_until timestamptz(3) null');
  }
}
