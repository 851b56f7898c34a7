import { Migration } from '@mikro-orm/migrations';

/**
 * Adds the person or operator that began and ended a permission, the begin of the work with a partner, and the previous
 * platform secret. Rows of before have no value, which means unknown.
 */
export class WhoChangedPermissions extends Migration {
  override up(): void {
    this.addSql(`alter table permission
      add column granted_by varchar(26) null, add column withdrawn_by varchar(26) null`);
    this.addSql('alter table client add column partner_since timestamptz(3) null');
    this.addSql(`alter table partner
      add column platform_secret_at timestamptz(3) null,
      add column old_platform_secret text null, add column old_platform_secret_ends_at timestamptz(3) null`);
  }
}
